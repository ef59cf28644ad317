using System.Globalization;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>The words of the mails about accounts. A link stands on a line of its own, so that it is one also in plain text.</summary>
internal sealed record AccountMailWords(Language Language, string Url)
{
    private bool English => Language == Language.English;

    public string Foot => English
        ? "Kalliky, the telephone assistant of small businesses. You receive this because somebody gave this address; nobody reads answers to it."
        : "Kalliky, l’assistant téléphonique des petits commerces. Vous recevez ce message parce que cette adresse nous a été donnée ; personne ne lit les réponses.";

    public (string Subject, string Text) SignUp(string business, string secret) => English
        ? Whole("Confirm your address", $"You want to open {business} at Kalliky. Confirm this address with the password that you have just chosen:", Link("inscription", secret), "The link opens once, within a day.", "It was not you? Ignore this message: nothing has been opened.")
        : Whole("Confirmez votre adresse", $"Vous souhaitez ouvrir {business} chez Kalliky. Confirmez cette adresse avec le mot de passe que vous venez de choisir :", Link("inscription", secret), "Le lien s’ouvre une fois, dans les 24 heures.", "Ce n’était pas vous ? Ignorez ce message : rien n’a été ouvert.");

    public (string Subject, string Text) AlreadyKnown() => English
        ? Whole("You already have an account", "Somebody wanted to sign up at Kalliky with this address, which already has an account. Sign in here:", $"{Url}/connexion", "Forgotten your password? Choose another one:", $"{Url}/mot-de-passe", "It was not you? You need not do anything.")
        : Whole("Vous avez déjà un compte", "Quelqu’un a voulu s’inscrire chez Kalliky avec cette adresse, qui a déjà un compte. Connectez-vous ici :", $"{Url}/connexion", "Mot de passe oublié ? Choisissez-en un autre :", $"{Url}/mot-de-passe", "Ce n’était pas vous ? Vous n’avez rien à faire.");

    public (string Subject, string Text) Welcome(string business) => English
        ? Whole($"Welcome, {business}", $"{business} is open at Kalliky. Three steps remain before your assistant answers: your opening hours, what you sell, and a number where you can be reached. The list waits for you on the Today page:", Url, "You can hear your assistant right now on the test phone, without any number.")
        : Whole($"Bienvenue, {business}", $"{business} est ouvert chez Kalliky. Avant que votre assistant ne réponde, il reste vos horaires, ce que vous proposez et un numéro où vous joindre. La liste vous attend sur la page Aujourd’hui :", Url, "Vous pouvez déjà entendre votre assistant au téléphone d’essai, sans aucun numéro.");

    public (string Subject, string Text) Reset(string secret) => English
        ? Whole("Choose a new password", "Somebody asked for a new password for your account. Choose it here:", Link("mot-de-passe", secret), "The link opens once, within an hour.", "It was not you? Ignore this message: your password stays as it is.")
        : Whole("Choisissez un nouveau mot de passe", "Quelqu’un a demandé un nouveau mot de passe pour votre compte. Choisissez-le ici :", Link("mot-de-passe", secret), "Le lien s’ouvre une fois, dans l’heure.", "Ce n’était pas vous ? Ignorez ce message : votre mot de passe reste le même.");

    public (string Subject, string Text) PasswordChanged() => English
        ? Whole("Your password has changed", "The password of your account has just been changed, and your other devices are signed out.", "It was not you? Choose another one at once:", $"{Url}/mot-de-passe")
        : Whole("Votre mot de passe a changé", "Le mot de passe de votre compte vient d’être changé, et vos autres appareils sont déconnectés.", "Ce n’était pas vous ? Choisissez-en un autre tout de suite :", $"{Url}/mot-de-passe");

    public (string Subject, string Text) Invitation(string business, string secret) => English
        ? Whole($"{business} invites you", $"You are invited to work with {business} on Kalliky: calls, orders and appointments in one place. Join them here:", Link("invitation", secret), "The link opens once, within a week, and only for this address.", "You know nobody there? Ignore this message.")
        : Whole($"{business} vous invite", $"Vous êtes invité à rejoindre {business} sur Kalliky : appels, commandes et rendez-vous au même endroit. Rejoignez l’équipe ici :", Link("invitation", secret), "Le lien s’ouvre une fois, dans la semaine, et seulement pour cette adresse.", "Vous n’y connaissez personne ? Ignorez ce message.");

    public (string Subject, string Text) BusinessCloses(string business, LocalDate on) => English
        ? Whole($"{business} closes on {Date(on)}", $"The closing of {business} has been asked for. Until {Date(on)} an owner may come back, here:", Url, "Meanwhile the assistant no longer answers: calls are forwarded to your number. Your subscription ends with the month that is paid.", $"On {Date(on)} calls, customers, orders, messages, settings and accesses are erased for good. Only invoices and the lines that explain them are kept, for ten years, as the law wants it.", "Download your invoices before then. It was not you? Come back, and change your password at once.")
        : Whole($"{business} ferme le {Date(on)}", $"La fermeture de {business} a été demandée. Jusqu’au {Date(on)}, un propriétaire peut revenir, ici :", Url, "D’ici là, l’assistant ne répond plus : les appels sont renvoyés vers votre numéro. Votre abonnement prend fin avec le mois payé.", $"Le {Date(on)}, appels, clients, commandes, messages, réglages et accès seront effacés pour de bon. Seules les factures et les lignes qui les expliquent sont gardées, dix ans, comme la loi le veut.", "Téléchargez vos factures avant cette date. Ce n’était pas vous ? Revenez, et changez aussitôt votre mot de passe.");

    public (string Subject, string Text) BusinessKept(string business) => English
        ? Whole($"{business} stays", $"{business} no longer closes: the assistant answers again. If your plan was paid, it still ends with this month; to keep it, choose it again on the billing page:", Url)
        : Whole($"{business} reste ouvert", $"{business} ne ferme plus : l’assistant répond de nouveau. Si votre plan était payant, il prend toujours fin avec ce mois ; pour le garder, choisissez-le de nouveau sur la page Facturation :", Url);

    public (string Subject, string Text) BusinessErased(string business, int year) => English
        ? Whole($"{business} has closed", $"{business} has closed at Kalliky. Everything is being erased; nobody can enter any more.", $"Invoices and the lines that explain them are kept until the end of {year}, as the law wants it, and then erased too. If something is still owed for this month, a last invoice comes by mail.", "Thank you for the time with us.")
        : Whole($"{business} a fermé", $"{business} a fermé chez Kalliky. Tout est en train d’être effacé ; plus personne ne peut y entrer.", $"Les factures et les lignes qui les expliquent sont gardées jusqu’à la fin de {year}, comme la loi le veut, puis effacées aussi. S’il reste quelque chose à payer pour ce mois, une dernière facture vous arrive par e-mail.", "Merci du chemin fait ensemble.");

    /// <param name="by">Who asked; null where nobody knows.</param>
    /// <param name="key">The store's, in its pages' addresses.</param>
    public (string Subject, string Text) StoreCloses(string store, string? by, LocalDate on, string key) => English
        ? Whole($"{store} closes on {Date(on)}", $"{(by is null ? $"The closing of {store} has been asked for." : $"{by} has asked to close {store}.")} Until {Date(on)} an owner may come back, here:", $"{Url}/{key}/etablissements/fermeture", "Meanwhile the assistant takes nothing there any more: calls are forwarded to your number, or callers leave a message.", $"On {Date(on)} its number is given back for good and nothing new begins there. Its past stays to be read, and your other stores go on.", "You did not know? Come back, and change your password at once.")
        : Whole($"{store} ferme le {Date(on)}", $"{(by is null ? $"La fermeture de {store} a été demandée." : $"{by} a demandé la fermeture de {store}.")} Jusqu’au {Date(on)}, un propriétaire peut revenir, ici :", $"{Url}/{key}/etablissements/fermeture", "D’ici là, l’assistant n’y prend plus rien : les appels sont renvoyés vers votre numéro, ou les appelants laissent un message.", $"Le {Date(on)}, son numéro est rendu pour de bon et rien de nouveau n’y commence. Son passé reste à lire, et vos autres établissements continuent.", "Vous n’étiez pas au courant ? Revenez, et changez aussitôt votre mot de passe.");

    public (string Subject, string Text) AccountErased() => English
        ? Whole("Your account is deleted", "Your account at Kalliky is deleted: password, codes, devices and accesses. What you did in a business stays in its journal without your name.", "It was not you? Answer whoever invited you, and open a new account:", $"{Url}/inscription")
        : Whole("Votre compte est supprimé", "Votre compte Kalliky est supprimé : mot de passe, codes, appareils et accès. Ce que vous avez fait dans une entreprise reste dans son journal, sans votre nom.", "Ce n’était pas vous ? Prévenez la personne qui vous avait invité, et ouvrez un nouveau compte :", $"{Url}/inscription");

    public (string Subject, string Text) PasskeyAdded() => English
        ? Whole("A passkey was added", "A passkey has just been added to your account: it opens it without the password.", "It was not you? Remove it on your account's page, and choose another password at once:", $"{Url}/mot-de-passe")
        : Whole("Une clé d’accès a été ajoutée", "Une clé d’accès vient d’être ajoutée à votre compte : elle l’ouvre sans mot de passe.", "Ce n’était pas vous ? Retirez-la sur la page de votre compte, et choisissez aussitôt un autre mot de passe :", $"{Url}/mot-de-passe");

    private string Date(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo(English ? "en-GB" : "fr-FR"));

    private string Link(string page, string secret) => $"{Url}/{page}/{secret}";

    private (string Subject, string Text) Whole(string subject, params string[] paragraphs) =>
        (subject, string.Join("\n\n", [English ? "Hello," : "Bonjour,", .. paragraphs]));
}
