using FluentValidation;

namespace Kalliky.Web.Api;

/// <summary>What a use case refused to look at becomes 422 with the fields.</summary>
internal sealed class Refusals : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ValidationException refused)
        {
            return Problems.Invalid(context.HttpContext, refused);
        }
    }
}
