using FsCheck;
using FsCheck.Fluent;
using Kalliky.Application.Speech.French;

namespace Kalliky.Unit.Tests.Speech.French;

public class SpellingTests
{
    [Theory]
    [InlineData("au nom de Dupuis : D comme Daniel, U, P comme Pierre, U, I, S.", "Dupuis")]
    [InlineData("2 couverts 19h15 au nom de dupuis d comme daniel u p comme pierre u i s", "Dupuis")]
    [InlineData("A-U-L-T", "Ault")]
    [InlineData("D, E, L, M, A, S.", "Delmas")]
    [InlineData("P, E, deux R, A, U, L, T.", "Perrault")]
    [InlineData("p e 2 r a u l t", "Perrault")]
    [InlineData("M, A, deux T, H, I, E, U, et Gerbier comme ça se prononce.", "Matthieu")]
    [InlineData("T, H, I, B, A, U, L, T.", "Thibault")]
    [InlineData("L, E, et en deuxième mot G, O, deux F.", "Le Goff")]
    [InlineData("C, O, L, I, N.", "Colin")]
    [InlineData("c'est c o l i n", "Colin")]
    [InlineData("c'est D, U, P, U, I, S", "Dupuis")]
    [InlineData("de r o u x", "Roux")]
    [InlineData("B, E, N, A, L, I.", "Benali")]
    [InlineData("R, E, Y, N, A, U, D.", "Reynaud")]
    [InlineData("r e i grec n a u d", "Reynaud")]
    [InlineData("K comme Karim, A, R, I, M", "Karim")]
    [InlineData("cas a r i m", "Karim")]
    [InlineData("M, A, R, I, E, trait d'union, L, O, U", "Marie-Lou")]
    [InlineData("H, E accent aigu, L, E accent grave, N, E", "Hélène")]
    [InlineData("F, R, A, N, C cédille, O, I, S", "François")]
    [InlineData("N, O, E tréma, L", "Noël")]
    [InlineData("double v, e, i, l", "Weil")]
    [InlineData("deux L, O, Y, D", "Lloyd")]
    [InlineData("elle e f o r t", "Lefort")]
    [InlineData("je vous l'épelle : M comme Marcel, A, R, T, Y comme Yvonne", "Marty")]
    [InlineData("Lefebvre avec un B, L, E, F, E, B, V, R, E", "Lefebvre")]
    [InlineData("d apostrophe h e u r e", "D'Heure")]
    [InlineData("S comme Sophie, E, U, X comme xylophone", "Seux")]
    public void Hears_a_name_spelt(string said, string name) => Spelling.Hear(said).ShouldNotBeNull().Name.ShouldBe(name);

    [Theory]
    [InlineData("C'est Monsieur Perrin, il a mon numéro.")]
    [InlineData("Deux margheritas dont une sans olives")]
    [InlineData("en taille L")]
    [InlineData("il y a une heure")]
    [InlineData("Au nom de Benali.")]
    [InlineData("j'ai réservé et elle est là")]
    [InlineData("bâtiment C")]
    [InlineData("deux cocas")]
    [InlineData("y a t il des noix")]
    [InlineData("Inès Thibault, avec A-U-L-T à la fin.")]
    [InlineData("ça se termine par E, A, U")]
    [InlineData("taille M ou L")]
    [InlineData("escalier C, porte D")]
    [InlineData("qu'est-ce qu'il y a")]
    [InlineData("")]
    public void Hears_none_where_none_is_spelt(string said) => Spelling.Hear(said).ShouldBeNull();

    [Theory]
    [InlineData("c'est o l i n", "Olin", "Colin")]
    [InlineData("de u p u i s", "Upuis", "Dupuis")]
    [InlineData("C, O, L, I, N", "Colin", null)]
    [InlineData("Colin, c'est o l i n", "Colin", null)]
    public void A_first_letter_that_may_be_a_word_is_told_apart(string said, string name, string? or)
    {
        var heard = Spelling.Hear(said).ShouldNotBeNull();
        (heard.Name, heard.Or).ShouldBe((name, or));
    }

    [Theory]
    [InlineData("Mathieu", "C'est Mathieu avec deux T.", "Matthieu")]
    [InlineData("Mathieu", "c'est mathieu avec 2 t", "Matthieu")]
    [InlineData("Matthieu", "avec deux T", "Matthieu")]
    [InlineData("Matthieu", "avec un seul T", "Mathieu")]
    [InlineData("Tibault", "avec un H", "Thibault")]
    [InlineData("Elena", "avec un H", "Helena")]
    [InlineData("Hélène", "sans H", "Élène")]
    [InlineData("Thibaud", "Thibault, avec A-U-L-T à la fin", "Thibault")]
    [InlineData("Thibault", "avec A-U-L-T à la fin", "Thibault")]
    [InlineData("Perrau", "avec un D à la fin", "Perraud")]
    [InlineData("Dupont", "avec un D à la fin", "Dupond")]
    [InlineData("Marti", "avec un Y", "Marty")]
    [InlineData("Lemaire", "avec deux R", "Lemairre")]
    [InlineData("Matieu", "Matthieu avec deux T et un H", "Matthieu")]
    [InlineData("Vasseure", "sans E à la fin", "Vasseur")]
    [InlineData("Durant", "ça prend un D à la fin", "Durand")]
    [InlineData("Renaut", "avec L-T à la fin", null)]
    [InlineData("Anne", "avec un seul N", "Ane")]
    [InlineData("Rousel", "Roussel deux S un L", "Roussel")]
    public void Amends_a_name(string name, string said, string? amended) => Spelling.Amend(name, said).ShouldBe(amended);

    [Theory]
    [InlineData("Mathieu", "c'est Mathieu")]
    [InlineData("Benali", "avec Sophie")]
    [InlineData("Benali", "une pizza sans olives")]
    [InlineData("Simon", "avec un H")]
    [InlineData("Cacérès", "avec un K")]
    [InlineData("Tartet", "avec deux T")]
    [InlineData("Benali", "avec un air italien")]
    [InlineData("Benali", "avec une carte")]
    [InlineData("Benali", "une coupe avec elle")]
    public void Guesses_nothing(string name, string said) => Spelling.Amend(name, said).ShouldBeNull();

    [Theory]
    [InlineData("Yann Le Gof", "L, E, et en deuxième mot G, O, deux F.", "Yann Le Goff")]
    [InlineData("Mathieu Gerbier", "M, A, deux T, H, I, E, U, et Gerbier comme ça se prononce.", "Matthieu Gerbier")]
    [InlineData("Mathieu Gerbier", "Mathieu avec deux T", "Matthieu Gerbier")]
    [InlineData("Inès Tibo", "T, H, I, B, A, U, L, T.", "Inès Thibault")]
    [InlineData("Inès Thibaud", "avec A-U-L-T à la fin", "Inès Thibault")]
    [InlineData("Jeanne Colin", "c'est o l i n", "Jeanne Colin")]
    [InlineData("Benali", "B, E, N, A, L, I", "Benali")]
    [InlineData("ben ali", "b e n a l i", "Benali")]
    [InlineData("Pero", "P, E, deux R, A, U, L, T", "Perrault")]
    [InlineData("Jeanne Colin", "c'est ça", null)]
    [InlineData("Jeanne Colin", "D, U, P, U, I, S", null)]
    public void Corrects_the_part_of_a_name_that_was_spelt(string name, string said, string? corrected) => Spelling.Correct(name, said).ShouldBe(corrected);

    [Theory]
    [InlineData("taille elle", 1, 'L')]
    [InlineData("taille L", 1, 'L')]
    [InlineData("batiment c'est interphone", 1, 'C')]
    [InlineData("ampoule et 14", 1, 'E')]
    [InlineData("escalier bé", 1, 'B')]
    public void Hears_one_letter_where_one_is_expected(string said, int at, char letter)
    {
        Spelling.HearLetter(Words.Of(said), at, out var heard, out _).ShouldBeTrue();
        heard.ShouldBe(letter);
    }

    [Theory]
    [InlineData("Matthieu", "M, A, deux T, H, I, E, U")]
    [InlineData("Hélène", "H, E accent aigu, L, E accent grave, N, E")]
    [InlineData("Marie-Lou", "M, A, R, I, E, trait d'union, L, O, U")]
    public void Says_a_name(string name, string said) => Spelling.Say(name).ShouldBe(said);

    static readonly Gen<string> Names =
        from length in Gen.Choose(3, 14)
        from letters in Gen.ArrayOf(Gen.Elements("abcdefghijklmnopqrstuvwxyzéèêëçïàtls".ToCharArray()), length)
        where letters.Distinct().Count() > 1
        from mark in Gen.Elements('-', ' ', 'a', 'b')
        select Spelling.Capitalise(length > 5 && mark < 'a' ? new string(letters)[..3] + mark + new string(letters)[3..] : new string(letters));

    [Fact]
    public void What_is_said_is_heard_again() => Property.Holds(Names, name => Spelling.Hear(Spelling.Say(name))?.Name == name);
}
