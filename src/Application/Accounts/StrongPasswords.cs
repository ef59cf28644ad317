using FluentValidation;
using Kalliky.Domain.Accounts;

namespace Kalliky.Application.Accounts;

internal static class StrongPasswords
{
    /// <summary>Says beside the field what <see cref="PasswordRules"/> finds wrong.</summary>
    public static void StrongPassword<T>(this IRuleBuilderInitial<T, string> password, Func<T, string?[]> about) => password.Cascade(CascadeMode.Stop)
        .Must((request, text) => PasswordRules.Problem(text, about(request)) != "short").WithMessage("Un mot de passe a au moins 12 caractères. Une phrase convient très bien.")
        .Must((request, text) => PasswordRules.Problem(text, about(request)) != "long").WithMessage("Un mot de passe tient en 200 caractères.")
        .Must((request, text) => PasswordRules.Problem(text, about(request)) != "common").WithMessage("Ce mot de passe est parmi les premiers que l’on essaie : choisissez-en un autre.")
        .Must((request, text) => PasswordRules.Problem(text, about(request)) is null).WithMessage("Votre adresse ou votre établissement ne font pas un mot de passe : choisissez-en un autre.");
}
