using FluentValidation;
using Kalliky.Domain.Catalogue;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>What a part of the menu must hold.</summary>
internal sealed class CategoryRules : AbstractValidator<StoreFile.CategoryPart>
{
    /// <summary>In cents: more is a typing mistake.</summary>
    public const long Dearest = 10_000_00;

    public CategoryRules()
    {
        RuleFor(category => category.Name).NotEmpty().MaximumLength(200);
        RuleFor(category => category.Vat).InclusiveBetween(0, 30).WithMessage("a rate in per cent is needed, such as 5.5, 10 or 20.");
        RuleFor(category => category.Options).Must(options => options.Count <= 30).WithMessage("30 option groups at most.");
        RuleForEach(category => category.Options).SetValidator(new OptionsRules());
        RuleForEach(category => category.Products).SetValidator(new ProductRules());
    }

    private sealed class OptionsRules : AbstractValidator<StoreFile.OptionsPart>
    {
        public OptionsRules()
        {
            RuleFor(options => options.Name).NotEmpty().MaximumLength(200);
            RuleFor(options => options.Min).InclusiveBetween(0, 50);
            RuleFor(options => options.Max).Must((options, max) => max >= 1 && max >= options.Min && max <= 50).WithMessage("it must be at least 1 and at least min.");
            RuleFor(options => options.Choices).Must(choices => choices.Count is >= 1 and <= 200).WithMessage("1 to 200 choices are needed.");
            RuleForEach(options => options.Choices).ChildRules(choice =>
            {
                choice.RuleFor(part => part.Name).NotEmpty().MaximumLength(200);
                choice.RuleFor(part => part.Price).InclusiveBetween(-Dearest, Dearest);
            });
            RuleFor(options => options.Default)
                .Must((options, chosen) => chosen is null || options.Choices.Any(choice => choice.Name == chosen))
                .WithMessage("it is not among the choices.");
        }
    }

    public sealed class ProductRules : AbstractValidator<StoreFile.ProductPart>
    {
        public ProductRules()
        {
            RuleFor(product => product.Name).NotEmpty().MaximumLength(200);
            RuleFor(product => product.Price).NotNull().InclusiveBetween(0, Dearest).WithMessage("a price in cents is needed.");
            RuleFor(product => product.Aliases).Must(aliases => aliases.Count <= 100).WithMessage("100 aliases at most.");
            RuleForEach(product => product.Aliases).NotEmpty().MaximumLength(200);
            RuleFor(product => product.Ingredients).Must(ingredients => ingredients.Count <= 100).WithMessage("100 ingredients at most.");
            RuleForEach(product => product.Ingredients).NotEmpty().MaximumLength(200);
            RuleForEach(product => product.Allergens).Must(Allergens.All.Contains)
                .WithMessage((_, word) => $"« {word} » is not one of the 14: {string.Join(", ", Allergens.All)}.");
            RuleFor(product => product.Sizes).Must(sizes => sizes is null || (sizes.Count <= 100 && sizes.All(size => size.Key.Length <= 50 && size.Value is >= 0 and <= 100_000)))
                .WithMessage("100 sizes at most, each with the number of articles there are.");
        }
    }
}
