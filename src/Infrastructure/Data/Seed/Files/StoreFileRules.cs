using FluentValidation;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>What a store's file must hold to be loaded: who it is, and what every such file holds.</summary>
internal sealed class StoreFileRules : AbstractValidator<StoreFile>
{
    public StoreFileRules()
    {
        RuleFor(store => store.Key).Matches("^[a-z0-9]+(-[a-z0-9]+)*$").MaximumLength(100).WithMessage("a short word in lower case is needed, such as pizza-mario.");
        RuleFor(store => store.Name).NotEmpty().MaximumLength(200);
        RuleFor(store => store.Number).Must(BeDialled).WithMessage("a telephone number in international form is needed, such as \"+33199000101\".");
        RuleFor(store => store.ForwardTo).Must(number => number is null || BeDialled(number)).WithMessage("a telephone number in international form is needed, such as \"+33639980100\".");
        Include(new TemplateRules());
    }

    private static bool BeDialled(string? number) => PhoneNumber.TryParse(number, out _);
}

/// <summary>What a file must hold that says how stores of a trade work, whoever they are.</summary>
internal sealed class TemplateRules : AbstractValidator<StoreFile>
{
    public TemplateRules()
    {
        RuleFor(store => store.Trade).NotEmpty().MaximumLength(50);
        RuleFor(store => store.Timezone).Must(zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null).WithMessage("there is no such time zone; Europe/Paris is one.");
        RuleFor(store => store.Address!.Access).MaximumLength(1000).When(store => store.Address is not null);
        RuleFor(store => store.Hours).Must(hours => hours.Keys.All(Spans.IsDay)).WithMessage("the days are monday, tuesday, wednesday, thursday, friday, saturday, sunday.");
        RuleForEach(store => store.Hours).Must(day => day.Value.Count <= 10 && day.Value.All(Spans.IsSpan)).WithMessage("the hours of a day are spans such as \"11:30-14:00\".");
        RuleFor(store => store.Closures).Must(days => days.Count <= 1000);
        RuleForEach(store => store.Closures).Must(Spans.IsDate).WithMessage("a date such as \"2026-12-25\" is needed.");
        RuleForEach(store => store.Payment).NotEmpty().MaximumLength(100);
        RuleFor(store => store.Faq).Must(faq => faq.Count <= 500).WithMessage("500 questions at most.");
        RuleForEach(store => store.Faq).ChildRules(faq =>
        {
            faq.RuleFor(part => part.Q).NotEmpty().MaximumLength(500);
            faq.RuleFor(part => part.A).NotEmpty().MaximumLength(2000);
        });
        RuleFor(store => store.PrepMinutes).InclusiveBetween(0, 600);
        RuleFor(store => store.Delivery!).SetValidator(new DeliveryRules()).When(store => store.Delivery is not null);
        RuleFor(store => store.Alcohol!.Hours).Must(Spans.IsSpan).WithMessage("a span such as \"10:00-22:00\" is needed.").When(store => store.Alcohol is not null);
        RuleFor(store => store.Categories).Must(categories => categories.Count <= 200 && categories.Sum(part => part.Products.Count) <= 5000)
            .WithMessage("200 categories and 5000 products at most.");
        RuleForEach(store => store.Categories).SetValidator(new CategoryRules());
        RuleForEach(store => store.ProductsInStock).SetValidator(new CategoryRules.ProductRules());
        Include(new DiaryRules());
    }

    private sealed class DeliveryRules : AbstractValidator<StoreFile.DeliveryPart>
    {
        public DeliveryRules()
        {
            RuleFor(delivery => delivery.Minimum).InclusiveBetween(0, CategoryRules.Dearest);
            RuleFor(delivery => delivery.Fee).InclusiveBetween(0, CategoryRules.Dearest);
            RuleFor(delivery => delivery.Minutes).InclusiveBetween(0, 600);
            RuleFor(delivery => delivery.Zones).Must(zones => zones.Count <= 500).WithMessage("500 zones at most.");
            RuleForEach(delivery => delivery.Zones).ChildRules(zone => zone.RuleFor(part => part.City).NotEmpty().MaximumLength(200));
        }
    }
}
