using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>What moves between the platform and a business: transfers and what is reversed of them, application fees and what is given
/// back of them, refunds by hand, disputes. Accounts have a balance, to the cent.</summary>
public sealed partial class FakeStripe
{
    /// <summary>What is on a business's account.</summary>
    public long Balance(string account) => (long?)books[account]["kalliky_balance"] ?? 0;

    /// <summary>Its bank has it.</summary>
    public void PayOut(string account) => books[account]["kalliky_balance"] = 0L;

    /// <summary>A day later answers are not remembered any more.</summary>
    public void NextDay() => answered.Clear();

    public JsonObject ApplicationFee(JsonObject charge) => books[(string)charge["application_fee"]!];

    /// <summary>Somebody gives money back in the dashboard; the charge is changed.</summary>
    public void RefundByHand(JsonObject charge, long cents, bool fee = false)
    {
        lock (gate)
            Refund(charge, cents, reverses: true, fee);
    }

    /// <summary>Somebody gives a part of the application fee back in the dashboard; answers the fee.</summary>
    public JsonObject ReturnFeeByHand(JsonObject charge, long cents)
    {
        lock (gate)
        {
            ReturnFee(ApplicationFee(charge), cents);
            return ApplicationFee(charge);
        }
    }

    /// <summary>The customer's bank contests it.</summary>
    public JsonObject Contest(JsonObject charge)
    {
        charge["disputed"] = true;
        return books.Add("dispute", "dp", made => (made["charge"], made["payment_intent"], made["amount"], made["currency"], made["status"]) =
            ((string)charge["id"]!, (string)charge["payment_intent"]!, (long)charge["amount"]!, "eur", "needs_response"));
    }

    /// <summary>The bank has decided; a bank may decide again.</summary>
    public static JsonObject Decide(JsonObject dispute, bool isWon)
    {
        dispute["status"] = isWon ? "won" : "lost";
        return dispute;
    }

    private void Share(JsonObject charge, string destination, long? fee)
    {
        charge["transfer"] = (string)Transfer((long)charge["amount"]!, destination, charge, null)["id"]!;
        if (fee is not { } cents)
            return;
        charge["application_fee"] = (string)books.Add("application_fee", "fee", made =>
            (made["account"], made["amount"], made["amount_refunded"], made["charge"], made["currency"], made["refunded"]) = (destination, cents, 0L, (string)charge["id"]!, "eur", false))["id"]!;
        Move(destination, -cents);
    }

    private JsonObject Transfer(long cents, string destination, JsonObject? source, string? group)
    {
        Move(destination, cents);
        return books.Add("transfer", "tr", made =>
        {
            (made["amount"], made["amount_reversed"], made["reversed"], made["destination"], made["currency"]) = (cents, 0L, false, destination, "eur");
            (made["source_transaction"], made["transfer_group"]) = ((string?)source?["id"], group);
        });
    }

    private void Move(string account, long cents) => books[account]["kalliky_balance"] = Balance(account) + cents;

    private JsonObject Refund(JsonObject charge, long cents, bool reverses, bool fee)
    {
        var left = (long)charge["amount"]! - (long)charge["amount_refunded"]!;
        if (cents > left)
            throw Refused.Invalid($"Refund amount (€{cents / 100m}) is greater than unrefunded amount on charge (€{left / 100m})", "amount");
        if (reverses)
            Reverse(books[(string)charge["transfer"]!], cents);
        if (fee)
            ReturnFee(ApplicationFee(charge), (long)ApplicationFee(charge)["amount"]! * cents / (long)charge["amount"]!);
        charge["amount_refunded"] = (long)charge["amount_refunded"]! + cents;
        charge["refunded"] = cents == left;
        return books.Add("refund", "re", made =>
        {
            (made["amount"], made["charge"], made["payment_intent"], made["currency"], made["status"]) = (cents, (string)charge["id"]!, (string)charge["payment_intent"]!, "eur", "succeeded");
            made["kalliky_reversed"] = reverses;
        });
    }

    private JsonObject GiveFeeBack(Form form, string id)
    {
        form.Knows("amount", "metadata*");
        return ReturnFee(books.Find("application_fee", "application_fee", id), Whole(form, "amount"));
    }

    private JsonObject ReturnFee(JsonObject fee, long cents)
    {
        var left = (long)fee["amount"]! - (long)fee["amount_refunded"]!;
        if (left == 0)
            throw new Refused(400, "invalid_request_error", "application_fee_already_refunded", $"Application fee {fee["id"]} has already been refunded.");
        if (cents > left)
            throw Refused.Invalid("Refund amount is greater than the unrefunded amount of the application fee.", "amount");
        fee["amount_refunded"] = (long)fee["amount_refunded"]! + cents;
        fee["refunded"] = cents == left;
        Move((string)fee["account"]!, cents);
        return books.Add("fee_refund", "fr", made => (made["amount"], made["fee"], made["currency"]) = (cents, (string)fee["id"]!, "eur"));
    }

    private JsonObject ReverseTransfer(Form form, string id)
    {
        form.Knows("amount", "metadata*", "refund_application_fee");
        var transfer = books.Find("transfer", "transfer", id);
        var cents = Whole(form, "amount");
        if (cents > Balance((string)transfer["destination"]!))
            throw new Refused(400, "invalid_request_error", "balance_insufficient", "The connected account's available balance is too low to reverse this transfer.");
        return Reverse(transfer, cents, Metadata(form));
    }

    private JsonObject Reverse(JsonObject transfer, long cents, JsonObject? metadata = null)
    {
        if (cents > (long)transfer["amount"]! - (long)transfer["amount_reversed"]!)
            throw Refused.Invalid("Reversal amount is greater than the unreversed amount of the transfer.", "amount");
        transfer["amount_reversed"] = (long)transfer["amount_reversed"]! + cents;
        transfer["reversed"] = (long)transfer["amount_reversed"]! == (long)transfer["amount"]!;
        Move((string)transfer["destination"]!, -cents);
        return books.Add("transfer_reversal", "trr", made =>
            (made["amount"], made["transfer"], made["currency"], made["metadata"]) = (cents, (string)transfer["id"]!, "eur", metadata ?? new JsonObject()));
    }

    private JsonObject ListReversals(Form form, string id)
    {
        form.Knows("limit");
        return List(books.Of("transfer_reversal").Where(known => (string?)known["transfer"] == id).Select(known => known.DeepClone().AsObject()));
    }

    private JsonObject MakeTransfer(Form form, string _)
    {
        form.Knows("amount", "currency", "destination", "transfer_group", "metadata*");
        form.Required("currency");
        return Transfer(Whole(form, "amount"), (string)FindAccount(form.Required("destination"))["id"]!, null, form["transfer_group"]);
    }

    private JsonObject ListTransfers(Form form, string _)
    {
        form.Knows("transfer_group", "limit");
        return List(books.Of("transfer").Where(known => (string?)known["transfer_group"] == form.Required("transfer_group")).Select(known => known.DeepClone().AsObject()));
    }

    private JsonObject ListDisputes(Form form, string _)
    {
        form.Knows("charge", "limit");
        return List(books.Of("dispute").Where(known => (string?)known["charge"] == form.Required("charge")).Select(known => known.DeepClone().AsObject()));
    }

    private static JsonObject Metadata(Form form) =>
        new([.. form.Under("metadata").Select(field => KeyValuePair.Create(field.Key["metadata[".Length..^1], (JsonNode?)field.Value))]);
}
