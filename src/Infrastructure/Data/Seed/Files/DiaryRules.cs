using FluentValidation;
using Kalliky.Domain.Shared;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>What the part of a store's file that concerns the diary must hold.</summary>
internal sealed class DiaryRules : AbstractValidator<StoreFile>
{
    private const int LongestMinutes = 24 * 60;

    public DiaryRules()
    {
        RuleFor(store => store.ExceptionalDays).Must(days => days.Count <= 1000 && days.Keys.All(Spans.IsDate)).WithMessage("dates such as \"2026-12-20\" are needed.");
        RuleForEach(store => store.ExceptionalDays).Must(day => day.Value.Count <= 10 && day.Value.All(Spans.IsSpan)).WithMessage("the hours of a day are spans such as \"11:30-14:00\".");
        RuleFor(store => store.Tables).Must(tables => tables.Count <= 100).WithMessage("100 areas at most.");
        RuleForEach(store => store.Tables).ChildRules(table =>
        {
            table.RuleFor(part => part.Name).NotEmpty().MaximumLength(200);
            table.RuleFor(part => part.Covers).InclusiveBetween(1, 10_000);
        });
        RuleFor(store => store.Reservations!).SetValidator(new ReservationRules()).When(store => store.Reservations is not null);
        RuleFor(store => store.Services).Must(services => services.Count <= 1000).WithMessage("1000 services at most.");
        RuleForEach(store => store.Services).SetValidator(new ServiceRules());
        RuleFor(store => store.Reasons).Must(reasons => reasons.Count <= 1000).WithMessage("1000 reasons at most.");
        RuleForEach(store => store.Reasons).SetValidator(new ServiceRules());
        RuleFor(store => store.Staff).Must(staff => staff.Count <= 500).WithMessage("500 members at most.");
        RuleForEach(store => store.Staff).SetValidator(store => new MemberRules(store));
        RuleFor(store => store.Bookings).Must(bookings => bookings.Count <= 20_000).WithMessage("20000 bookings at most.");
        RuleForEach(store => store.Bookings).SetValidator(store => new BookingRules(store));
        RuleFor(store => store.ProductsInStock).Must(products => products.Count <= 5000).WithMessage("5000 articles at most.");
        RuleFor(store => store.Returns!.Days).InclusiveBetween(0, 3650).When(store => store.Returns is not null);
        RuleFor(store => store.Returns!.WithoutReceipt).MaximumLength(200).When(store => store.Returns is not null);
    }

    private sealed class ReservationRules : AbstractValidator<StoreFile.ReservationsPart>
    {
        public ReservationRules()
        {
            RuleFor(rules => rules.SlotMinutes).InclusiveBetween(5, 120);
            RuleFor(rules => rules.DurationMinutes).InclusiveBetween(15, LongestMinutes);
            RuleFor(rules => rules.MaxParty).InclusiveBetween(1, 1000);
            RuleFor(rules => rules.LastSeatingBeforeCloseMinutes).InclusiveBetween(0, 600);
        }
    }

    private sealed class ServiceRules : AbstractValidator<StoreFile.ServicePart>
    {
        public ServiceRules()
        {
            RuleFor(service => service.Name).NotEmpty().MaximumLength(200);
            RuleFor(service => service.Code).MaximumLength(100);
            RuleFor(service => service.Minutes).InclusiveBetween(1, LongestMinutes).WithMessage("how many minutes it takes is needed.");
            RuleFor(service => service.Buffer).InclusiveBetween(0, 240);
            RuleFor(service => service.Price).InclusiveBetween(0, CategoryRules.Dearest);
            RuleFor(service => service.Aliases).Must(aliases => aliases.Count <= 100).WithMessage("100 aliases at most.");
            RuleForEach(service => service.Aliases).NotEmpty().MaximumLength(200);
        }
    }

    private sealed class MemberRules : AbstractValidator<StoreFile.MemberPart>
    {
        public MemberRules(StoreFile store)
        {
            RuleFor(member => member.Name).NotEmpty().MaximumLength(200);
            RuleFor(member => member.Services).Must(services => services is null or System.Text.Json.Nodes.JsonArray || services.ToString() == "all")
                .WithMessage("\"all\" or a list of services is needed.");
            RuleForEach(member => member.Does).Must(name => DiaryRows.IsService(store, name)).WithMessage((_, name) => $"« {name} » is not among the services.");
            RuleFor(member => member.Hours).Must(hours => hours is null || (hours.Keys.All(Spans.IsDay) && hours.All(day => day.Value.Count <= 10 && day.Value.All(Spans.IsSpan))))
                .WithMessage("hours such as tuesday: [\"09:00-18:00\"] are needed.");
            RuleForEach(member => member.Closures).Must(Spans.IsDate).WithMessage("a date such as \"2026-12-25\" is needed.");
        }
    }

    private sealed class BookingRules : AbstractValidator<StoreFile.BookingPart>
    {
        public BookingRules(StoreFile store)
        {
            RuleFor(booking => booking.Start).Must(start => Spans.Start(start) is not null).WithMessage("a local time such as \"2026-11-28T10:00\" is needed.");
            RuleFor(booking => booking).Must(booking => store.Staff.Any(member => member.Name == booking.Staff) || store.Tables.Any(table => table.Name == booking.Area))
                .WithMessage("a member of the staff or an area of the tables is needed.");
            RuleFor(booking => booking.Minutes).InclusiveBetween(1, LongestMinutes);
            RuleFor(booking => booking.Party).InclusiveBetween(1, 1000);
            RuleForEach(booking => booking.Services).Must(name => DiaryRows.IsService(store, name)).WithMessage((_, name) => $"« {name} » is not among the services.");
            RuleFor(booking => booking.Note).MaximumLength(1000);
            RuleFor(booking => booking.Customer!.Name).NotEmpty().MaximumLength(200).When(booking => booking.Customer is not null);
            RuleFor(booking => booking.Customer!.Phone).Must(phone => phone is null || PhoneNumber.TryParse(phone, out _))
                .WithMessage("a telephone number in international form is needed, such as \"+33639980155\".").When(booking => booking.Customer is not null);
            RuleFor(booking => booking.Customer!.Birthdate).Must(date => date is null || Spans.IsDate(date))
                .WithMessage("a date such as \"1968-03-14\" is needed.").When(booking => booking.Customer is not null);
        }
    }
}
