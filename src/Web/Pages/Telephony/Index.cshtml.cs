using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Telephony;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Telephony;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Telephony;

/// <summary>Numéros: which number do my callers dial, how do I get one, and does my own one lead there?</summary>
[Needs(Permission.SettleNumbers)]
[RequestSizeLimit(MostUploaded)]
[RequestFormLimits(MultipartBodyLengthLimit = MostUploaded)]
public sealed class IndexModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    // A document that is far too large still gets its sentence.
    private const long MostUploaded = 8L * NumberBounds.MostBytes;

    /// <summary>Where the numbers shown begin.</summary>
    [BindProperty(SupportsGet = true, Name = "region")]
    public string? Region { get; set; }

    /// <summary>What one's own line is.</summary>
    [BindProperty(SupportsGet = true, Name = "ligne")]
    public string? Line { get; set; }

    public NumberView View { get; private set; } = null!;

    public OffersView? Offers { get; private set; }

    public PapersView? Papers { get; private set; }

    public ForwardingView Forwarding { get; private set; } = null!;

    public async Task OnGet() => await Look();

    /// <summary>Where the number is, for a page that waits.</summary>
    public async Task<IActionResult> OnGetState()
    {
        var shown = (await Ask(new ShowNumbers(Here.Id)))!;
        if (shown.Order is { IsMoving: true })
            return Part("_Number", new NumberView(shown, Here, Now));
        return Reload();
    }

    /// <summary>How the test call goes, for a page that waits.</summary>
    public async Task<IActionResult> OnGetTest() => Part("_Forwarding", await LookAtForwarding((await Ask(new ShowNumbers(Here.Id)))!));

    [Needs(Permission.SettleNumbers)]
    [WhileOpen]
    public async Task<IActionResult> OnPostChoose(string? number)
    {
        var (valid, answer) = await Try(new ChooseNumber(Here.Id, number ?? ""));
        return valid && answer is ChooseNumber.Chosen ? Reload() : Reload(Words[PhoneWords.Of(answer ?? new ChooseNumber.NotOffered())]);
    }

    [Needs(Permission.SettleNumbers)]
    public async Task<IActionResult> OnPostPapers(Guid order, List<PaperForm>? papers)
    {
        var answers = new List<PaperAnswer>();
        papers ??= [];
        foreach (var form in papers.Take(NumberBounds.MostPapers))
            answers.Add(new PaperAnswer(form.Id, form.Words, form.Address, await Bytes(form.File)));
        if (await Ask(new GivePapers(order, answers)) is not GivePapers.Incomplete { Problems: var problems })
            return Redirect(To(""));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await Look();
        if (Papers is { } shown)
            Papers = shown with { Problems = problems, Given = papers.DistinctBy(form => form.Id).ToDictionary(form => form.Id) };
        return Page();
    }

    [Needs(Permission.SettleNumbers)]
    public async Task<IActionResult> OnPostGiveUp(Guid order) =>
        await Ask(new GiveUpNumber(order)) ? Reload(Words["Demande abandonnée. Vos papiers sont effacés."]) : Reload();

    [Needs(Permission.ReleaseNumber)]
    public async Task<IActionResult> OnPostRelease(Guid order, string? digits)
    {
        var (valid, answer) = await Try(new ReleaseNumber(order, digits ?? ""));
        return !valid || answer is ReleaseNumber.OtherDigits ? Reload(Words["Ce ne sont pas les quatre derniers chiffres de votre numéro. Rien n’a changé."])
            : answer is ReleaseNumber.Released ? Reload(Words["Votre numéro est rendu. Il ne sonne plus chez vous."])
            : Reload();
    }

    [Needs(Permission.SettleNumbers)]
    [WhileOpen]
    public async Task<IActionResult> OnPostTest(string? phone)
    {
        var (valid, answer) = await Try(new StartForwardingTest(Here.Id, phone ?? ""));
        var failed = !valid || answer is not StartForwardingTest.Calling;
        if (failed)
            ModelState.AddModelError("phone", Words[PhoneWords.Of(answer ?? new StartForwardingTest.NotCalled())]);
        var view = await LookAtForwarding((await Ask(new ShowNumbers(Here.Id)))!) with { Phone = phone ?? "" };
        if (Request.IsHtmx())
            return Part("_Forwarding", view, status: failed ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        if (!failed)
            return Redirect(To("#renvoi"));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await Look();
        Forwarding = view;
        return Page();
    }

    private async Task Look()
    {
        var shown = (await Ask(new ShowNumbers(Here.Id)))!;
        View = new NumberView(shown, Here, Now);
        Offers = shown.MayChoose && !Here.IsClosed ? await LookForNumbers(shown) : null;
        Papers = shown.Order is { Status: NumberStatus.PapersWanted } order ? new PapersView(order, new Dictionary<Guid, PaperProblem>(), new Dictionary<Guid, PaperForm>(), Here) : null;
        Forwarding = await LookAtForwarding(shown);
    }

    private async Task<OffersView> LookForNumbers(ShowNumbers.Shown shown)
    {
        NumberRegion? region = Enum.TryParse<NumberRegion>(Region, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : null;
        var found = region is { } known ? await Ask(new OfferNumbers(known)) : null;
        var numbers = (found as OfferNumbers.Offered)?.Numbers.Select(number => number.Value).ToList();
        return new OffersView(await Suggested(), region, numbers, shown.IsDemonstration, Here);
    }

    // As the store's postcode says; people hear a region in a number.
    private async Task<NumberRegion> Suggested()
    {
        var postcode = (await Ask(new ShowStore(Here.Id)))?.Address.Postcode;
        return NumberRegions.Near(postcode);
    }

    private async Task<ForwardingView> LookAtForwarding(ShowNumbers.Shown shown)
    {
        var line = Enum.TryParse<LineKind>(Line, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : LineKind.Fixed;
        var test = await Ask(new ShowForwardingTest(Here.Id));
        return new ForwardingView(shown.Number, line, test, test?.Phone is { } phone ? Written.Phone(phone) : "", shown.IsDemonstration, Here);
    }

    private async Task<byte[]?> Bytes(IFormFile? file)
    {
        if (file is null)
            return null;
        using var memory = new MemoryStream((int)Math.Min(file.Length, NumberBounds.MostBytes + 1L));
        await file.CopyToAsync(memory, HttpContext.RequestAborted);
        return memory.ToArray();
    }

    private IActionResult Reload(string? said = null)
    {
        if (said is not null)
            TempData["message"] = said;
        if (!Request.IsHtmx())
            return Redirect(To(""));
        Response.Htmx(headers => headers.Redirect(To("")));
        return new NoContentResult();
    }

    private string To(string query) => Here.To("numeros" + query);
}
