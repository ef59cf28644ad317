namespace Kalliky.Domain.Accounts;

/// <summary>What one may do in a business. Who may stands in <see cref="Permissions"/>, and nowhere else.</summary>
public enum Permission
{
    /// <summary>The day's work: orders, bookings, tickets, customers' cards, what has run out, a pause.</summary>
    Serve,

    /// <summary>What is sold and what it costs.</summary>
    EditCatalogue,

    /// <summary>Hours, team, rooms, calendars' secret addresses.</summary>
    SettleDiary,

    /// <summary>What the assistant says, where it forwards, and the mistakes that it is taught from.</summary>
    SettleAssistant,

    /// <summary>What is written to customers and to the owner; reading the words, sending again.</summary>
    SettleMessages,

    /// <summary>Taking over or ending a stranger's call that goes on.</summary>
    SteerCalls,

    /// <summary>Handing over, merging and erasing what is known of a customer.</summary>
    HandlePersonalData,

    /// <summary>What the business costs: minutes, commissions, the cap, what was refunded.</summary>
    SettleBilling,

    /// <summary>Where the money of orders goes that are paid by link.</summary>
    SettlePayouts,

    /// <summary>Which number a store has: choosing one, its papers, calls that test a forwarding.</summary>
    SettleNumbers,

    /// <summary>Giving back a number that rings: nobody gets it again.</summary>
    ReleaseNumber,

    /// <summary>Inviting people, changing their roles, taking them out; see <see cref="Permissions.MayGrant"/>.</summary>
    ManagePeople,

    /// <summary>Making and revoking the keys of REST: whoever has one needs no account, and keeps it when they leave.</summary>
    SettleKeys,

    /// <summary>Giving the business to somebody else.</summary>
    TransferBusiness,

    /// <summary>Reading and taking away what people and keys did.</summary>
    ReadJournal,

    /// <summary>Closing one store for good, and coming back while it closes: its number goes, and nobody gets it again.</summary>
    CloseStore,

    /// <summary>Closing the business for good, and coming back while it closes.</summary>
    CloseBusiness,
}
