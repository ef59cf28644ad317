using Kalliky.Application.Accounts;
using Kalliky.Application.Assistant;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Reports;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Customers;
using Kalliky.Application.Messaging;
using Kalliky.Application.Ordering;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Telephony;
using Kalliky.Application.Tickets;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>What was done, in words. A test asks that nothing that is written down is without.</summary>
internal static class JournalWords
{
    private const string Unknown = "Autre action";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [nameof(ConfirmSignUp)] = "Établissement ouvert",
        [nameof(JoinBusiness)] = "Invitation acceptée",
        [nameof(InvitePerson)] = "Personne invitée",
        [nameof(WithdrawInvitation)] = "Invitation retirée",
        [nameof(ChangeRole)] = "Rôle changé",
        [nameof(RemoveMember)] = "Accès retiré",
        [nameof(LeaveBusiness)] = "Départ",
        [nameof(TransferBusiness)] = "Établissement cédé",
        [nameof(ExportComing)] = "Liste des clients attendus téléchargée",
        [nameof(CloseStore)] = "Fermeture d’un établissement demandée",
        [nameof(KeepStore)] = "Établissement gardé",
        [nameof(CloseBusiness)] = "Fermeture demandée",
        [nameof(KeepBusiness)] = "Fermeture annulée",
        [nameof(EraseAccount)] = "Compte supprimé",
        [nameof(ShowJournal)] = "Journal lu",
        [nameof(ShowKeys)] = "Clés d’API lues",
        [nameof(MakeKey)] = "Clé d’API créée",
        [nameof(RevokeKey)] = "Clé d’API révoquée",
        [nameof(AddStore)] = "Établissement ajouté",
        [nameof(SettleCap)] = "Plafond changé",
        [nameof(KeepBillingDetails)] = "Coordonnées de facturation changées",
        [nameof(CorrectInvoice)] = "Facture refaite aux bonnes coordonnées",
        [nameof(RefundOrder)] = "Remboursement noté",
        [nameof(ReturnPayment)] = "Argent rendu à un client",
        [nameof(ChoosePlan)] = "Plan choisi",
        [nameof(DropCheckout)] = "Paiement abandonné",
        [nameof(OpenPortal)] = "Carte et reçus ouverts",
        [nameof(ConnectPayouts)] = "Compte d’encaissement ouvert",
        [nameof(SettlePaymentLinks)] = "Paiement par lien réglé",
        [nameof(MoveLocalPayouts)] = "Compte de démonstration changé",
        [nameof(PayLocally)] = "Paiement de démonstration",
        [nameof(RefuseLocalCard)] = "Carte de démonstration changée",
        [nameof(ChooseNumber)] = "Numéro choisi",
        [nameof(GivePapers)] = "Papiers du numéro remis",
        [nameof(GiveUpNumber)] = "Demande de numéro abandonnée",
        [nameof(ReleaseNumber)] = "Numéro rendu",
        [nameof(StartForwardingTest)] = "Renvoi essayé",
        [nameof(PauseAnswering)] = "Réponse mise en pause ou reprise",
        [nameof(ChangePrepTime)] = "Délai de préparation changé",
        [nameof(ClearExample)] = "Exemple vidé",
        [nameof(KeepExample)] = "Exemple gardé",
        [nameof(IntroduceStore)] = "Établissement présenté",
        [nameof(KeepHours)] = "Horaires changés",
        [nameof(SettleAssistant)] = "Assistant réglé",
        [nameof(KeepFaq)] = "Question de l’assistant changée",
        [nameof(DropFaq)] = "Question de l’assistant retirée",
        [nameof(ReportMistake)] = "Erreur signalée",
        [nameof(DropReport)] = "Signalement retiré",
        [nameof(TransferCall)] = "Appel repris",
        [nameof(EndCall)] = "Appel raccroché",
        [nameof(AddProduct)] = "Article ajouté",
        [nameof(ChangeProduct)] = "Article changé",
        [nameof(StartImport)] = "Carte remise à lire",
        [nameof(ChangeImportLine)] = "Ligne importée relue",
        [nameof(PublishImport)] = "Carte importée publiée",
        [nameof(DropImport)] = "Import supprimé",
        [nameof(SetAvailability)] = "Rupture ou retour d’un article",
        [nameof(KeepService)] = "Prestation changée",
        [nameof(KeepStaff)] = "Équipe ou salle changée",
        [nameof(RenewCalendar)] = "Adresse d’agenda changée",
        [nameof(SettleMessages)] = "Messages réglés",
        [nameof(SendMessageAgain)] = "Message renvoyé",
        [nameof(TakeMailsAgain)] = "Résumés et alertes repris par e-mail",
        [nameof(ChangeCustomer)] = "Fiche client changée",
        [nameof(MergeCustomers)] = "Fiches client fusionnées",
        [nameof(ExportCustomer)] = "Données d’un client remises",
        [nameof(EraseCustomer)] = "Données d’un client effacées",
        [nameof(AcceptOrder)] = "Commande acceptée",
        [nameof(DelayOrder)] = "Commande retardée",
        [nameof(RefuseOrder)] = "Commande refusée",
        [nameof(MarkReady)] = "Commande prête",
        [nameof(RecallOrder)] = "Commande rappelée en cuisine",
        [nameof(CompleteOrder)] = "Commande remise",
        [nameof(PauseOrders)] = "Commandes en pause ou reprises",
        [nameof(TakeBooking)] = "Réservation prise",
        [nameof(MoveBooking)] = "Réservation déplacée",
        [nameof(MarkBooking)] = "Réservation suivie",
        [nameof(CallOffBooking)] = "Réservation annulée",
        [nameof(BlockTime)] = "Créneau bloqué",
        [nameof(KeepAside)] = "Article mis de côté",
        [nameof(OpenTicket)] = "Ticket ouvert",
        [nameof(MoveTicket)] = "Ticket avancé",
        [nameof(SolveTicket)] = "Ticket résolu",
        [nameof(AssignTicket)] = "Ticket confié",
        [nameof(PromiseTicket)] = "Ticket promis pour une date",
        [nameof(SendReply)] = "Réponse écrite à un client",
        [nameof(AddNote)] = "Note ajoutée à un ticket",
    };

    public static string Of(string what) => Words.GetValueOrDefault(what, Unknown);

    public static bool Knows(string what) => Words.ContainsKey(what);
}
