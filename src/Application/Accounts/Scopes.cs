namespace Kalliky.Application.Accounts;

/// <summary>What a key of REST may be allowed to do: an area, and whether it is read or changed.</summary>
public static class Scopes
{
    public const string StoresRead = "stores:read";
    public const string ProductsRead = "products:read";
    public const string ProductsWrite = "products:write";
    public const string OrdersRead = "orders:read";
    public const string OrdersWrite = "orders:write";
    public const string ServicesRead = "services:read";
    public const string ServicesWrite = "services:write";
    public const string BookingsRead = "bookings:read";
    public const string BookingsWrite = "bookings:write";
    public const string CallsRead = "calls:read";
    public const string CustomersRead = "customers:read";
    public const string CustomersWrite = "customers:write";
    public const string TicketsRead = "tickets:read";
    public const string TicketsWrite = "tickets:write";
    public const string BillingRead = "billing:read";

    /// <summary>Each of them, as a page offers them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        OrdersRead, OrdersWrite, BookingsRead, BookingsWrite, CallsRead, CustomersRead, CustomersWrite, TicketsRead, TicketsWrite,
        ProductsRead, ProductsWrite, ServicesRead, ServicesWrite, StoresRead, BillingRead,
    ];
}
