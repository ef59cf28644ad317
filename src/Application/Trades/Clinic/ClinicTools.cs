using System.ComponentModel;
using Kalliky.Application.Assistant;
using Microsoft.SemanticKernel;

namespace Kalliky.Application.Trades.Clinic;

/// <summary>What only the assistant of a practice is asked, answered in fixed words: there is nothing to look up.</summary>
internal sealed class ClinicTools
{
    [KernelFunction("results_policy")]
    [Description("L'appelant demande des résultats d'examens ou d'analyses : jamais par téléphone.")]
    public static Task<ToolAnswer> ResultsPolicy() => Task.FromResult(new ToolAnswer(
        "Les résultats ne sont jamais donnés par téléphone. Voulez-vous que je prenne un message pour le praticien ?"));

    [KernelFunction("medical_question")]
    [Description("L'appelant demande un avis, un conseil ou un médicament, ou décrit ses symptômes : jamais de réponse de ta part.")]
    public static Task<ToolAnswer> MedicalQuestion() => Task.FromResult(new ToolAnswer(
        "Je ne peux pas donner d'avis médical. En cas d'urgence, composez le 15 ou le 112. Préférez-vous un rendez-vous, ou que je vous passe quelqu'un du cabinet ?"));
}
