using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;

namespace Kalliky.Web.Api;

/// <summary>What a use case refused to look at becomes 422 with the fields; what the database gave to somebody who was
/// quicker, 409.</summary>
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
        catch (NotAllowedException)
        {
            return Problems.Of(context.HttpContext, StatusCodes.Status403Forbidden, "No key may do this.");
        }
        catch (Exception lost) when (Race.Lost(lost))
        {
            return Problems.Conflict(context.HttpContext, "Somebody else changed the same thing at that moment. Send it again.");
        }
    }
}
