using System.Globalization;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>The way from the street to the door: building, intercom, floor, door, code.</summary>
/// <param name="Text">As the driver reads it.</param>
internal sealed record AddressDetails(string Text, AddressParts Parts, int First, int Next)
{
    public static AddressDetails? Read(Utterance said, int from, bool expected)
    {
        string? building = null, intercom = null, floor = null, door = null, code = null;
        var (first, last, at) = (-1, -1, said.TokenAt(from));
        while (at < said.Count)
        {
            var begin = at;
            switch (said.At(at))
            {
                case "batiment" or "bat" or "immeuble" or "bloc" or "tour":
                    at = Value(said, at + 1, 2, out building);
                    building = building is null ? null : AddressWords.Letter(building);
                    break;
                case "interphone" or "interfone" or "sonnette" or "sonner" or "sonnez":
                    at = Value(said, at + 1, 2, out intercom);
                    intercom = Capitalised(intercom);
                    break;
                case "code" or "digicode":
                    at = Value(said, at + 1, 4, out code);
                    break;
                case "porte" or "appartement" or "appart" or "apt" or "logement":
                    at = Value(said, at + 1, 1, out door);
                    break;
                case "gauche" or "droite" or "face" when floor is not null:
                    door = said.At(at++);
                    break;
                case "rdc":
                    floor = "0";
                    at++;
                    break;
                case "rez" when said.At(at + 1) == "de":
                    floor = "0";
                    at += 3;
                    break;
                case "etage" when said.Tokens[Math.Max(0, at - 1)].Number is { IsWhole: true } before && at > 0:
                    floor = before.Count.ToString(CultureInfo.InvariantCulture);
                    begin--;
                    at++;
                    break;
                case "dernier" when said.At(at + 1) == "etage":
                    floor = "dernier";
                    at += 2;
                    break;
                default:
                    if (said.Tokens[at].Number is { Ordinal: true } rank && (said.At(at + 1) is "etage" or "gauche" or "droite" or "porte" || expected && floor is null && at + 1 >= said.Count && last >= 0))
                    {
                        floor = rank.Count.ToString(CultureInfo.InvariantCulture);
                        at += said.At(at + 1) == "etage" ? 2 : 1;
                    }

                    break;
            }

            if (at == begin)
            {
                at++;
                continue;
            }

            first = first < 0 ? begin : first;
            last = Math.Min(at, said.Count);
        }

        if (first < 0 || !expected && building is null && code is null && intercom is null)
            return null;
        var parts = new AddressParts(building, intercom, floor, door, code);
        return new AddressDetails(Written(parts), parts, said.Tokens[first].Word, said.Tokens[last - 1].NextWord);
    }

    private static string Written(AddressParts parts)
    {
        var said = new List<string>();
        if (parts.Building is { } building)
            said.Add($"bâtiment {building}");
        if (parts.Code is { } code)
            said.Add($"code {code}");
        if (parts.Intercom is { } intercom)
            said.Add($"interphone {intercom}");
        if (parts.Floor is { } floor)
            said.Add(floor switch { "0" => "rez-de-chaussée", "1" => "1er étage", "dernier" => "dernier étage", _ => $"{floor}e étage" });
        if (parts.Door is { } door)
            said.Add(door is "gauche" or "droite" or "face" ? door : $"porte {door}");
        return string.Join(", ", said);
    }

    // What follows the keyword, up to the next keyword or pause. "c'est" is the letter C.
    private static int Value(Utterance said, int at, int most, out string? value)
    {
        while (said.At(at) is "au" or "nom" or "de" or "a" or "le" or "la" or "numero" or "chez" && !said.BreaksAt(at))
            at++;
        var first = at;
        if (said.At(at) == "c" && said.At(at + 1) == "est")
        {
            value = "c";
            return at + 2;
        }

        while (at < said.Count && at - first < most && (at == first || !said.BreaksAt(at)) && !AddressWords.Details.Contains(said.At(at))
            && (at == first || !AddressWords.Ends.Contains(said.At(at)) && said.Tokens[at].Number is not { Ordinal: true }))
            at++;
        value = at > first ? said.Said(first, at) : null;
        return at;
    }

    private static string? Capitalised(string? name) => name is null or "" ? null : char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];
}
