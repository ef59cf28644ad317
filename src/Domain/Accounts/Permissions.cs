namespace Kalliky.Domain.Accounts;

/// <summary>Who may do what: the one table that pages, use cases and the REST API ask.</summary>
public static class Permissions
{
    private static readonly Dictionary<Permission, Row> Table = new()
    {
        //                                      owner, manager, staff, key
        [Permission.Serve] = new Row(true, true, true, true),
        [Permission.EditCatalogue] = new Row(true, true, false, true),
        [Permission.SettleDiary] = new Row(true, true, false, false),
        [Permission.SettleAssistant] = new Row(true, true, false, false),
        [Permission.SettleMessages] = new Row(true, true, false, false),
        [Permission.SteerCalls] = new Row(true, true, false, false),
        [Permission.HandlePersonalData] = new Row(true, true, false, true),
        [Permission.SettleBilling] = new Row(true, true, false, false),
        [Permission.SettlePayouts] = new Row(true, false, false, false),
        [Permission.SettleNumbers] = new Row(true, true, false, false),
        [Permission.ReleaseNumber] = new Row(true, false, false, false),
        [Permission.ManagePeople] = new Row(true, true, false, false),
        [Permission.SettleKeys] = new Row(true, false, false, false),
        [Permission.TransferBusiness] = new Row(true, false, false, false),
        [Permission.ReadJournal] = new Row(true, false, false, false),
        [Permission.CloseStore] = new Row(true, false, false, false),
        [Permission.CloseBusiness] = new Row(true, false, false, false),
    };

    public static bool Allows(Role role, Permission permission) => role switch
    {
        Role.Owner => Table[permission].Owner,
        Role.Manager => Table[permission].Manager,
        Role.Staff => Table[permission].Staff,
        _ => false,
    };

    /// <summary>Whether an integration may, when its key also has the scope.</summary>
    public static bool AllowsKey(Permission permission) => Table[permission].Key;

    /// <summary>Whether somebody may give a role, or touch a person who has it: an owner any, others only those below their own.</summary>
    public static bool MayGrant(Role by, Role role) => Allows(by, Permission.ManagePeople) && (by == Role.Owner || role < by);

    private sealed record Row(bool Owner, bool Manager, bool Staff, bool Key);
}
