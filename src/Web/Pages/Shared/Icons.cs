namespace Kalliky.Web.Pages.Shared;

/// <summary>The Lucide icons that code names; pages name theirs in <c>&lt;icon name="…" /&gt;</c>. The build puts these
/// and no others into the sprite.</summary>
public static class Icons
{
    public const string Bell = "bell-ring";
    public const string Bike = "bike";
    public const string Book = "book-open";
    public const string Bot = "bot";
    public const string Check = "check";
    public const string ChefHat = "chef-hat";
    public const string CircleAlert = "circle-alert";
    public const string Clipboard = "clipboard-list";
    public const string Clock = "clock";
    public const string House = "house";
    public const string Inbox = "inbox";
    public const string Info = "info";
    public const string Mail = "mail";
    public const string Message = "message-square-text";
    public const string PackageCheck = "package-check";
    public const string Pencil = "pencil";
    public const string Phone = "phone";
    public const string PhoneForwarded = "phone-forwarded";
    public const string PhoneOff = "phone-off";
    public const string PhoneOutgoing = "phone-outgoing";
    public const string Radio = "radio";
    public const string Refused = "ban";
    public const string Scissors = "scissors";
    public const string ShoppingBag = "shopping-bag";
    public const string Send = "send";
    public const string Shield = "shield-check";
    public const string Stethoscope = "stethoscope";
    public const string Store = "store";
    public const string Timer = "timer";
    public const string Plus = "plus";
    public const string User = "user";
    public const string Users = "users";
    public const string Utensils = "utensils";
    public const string Warning = "triangle-alert";
    public const string AudioLines = "audio-lines";
    public const string Calendar = "calendar-days";
    public const string Globe = "globe";
    public const string UserCheck = "user-check";
    public const string UserMissing = "user-x";
    public const string Team = "user-cog";
    public const string CalendarCheck = "calendar-check";
    public const string Journal = "scroll-text";
    public const string Key = "key-round";
    public const string Laugh = "laugh";
    public const string Smile = "smile";
    public const string Meh = "meh";
    public const string Frown = "frown";
    public const string Angry = "angry";
    public const string CalendarCancelled = "calendar-x-2";
    public const string Receipt = "receipt-euro";
    public const string Hourglass = "hourglass";
    public const string Undo = "rotate-ccw";
    public const string Camera = "camera";
    public const string Table = "table-2";
    public const string File = "file-text";
}
