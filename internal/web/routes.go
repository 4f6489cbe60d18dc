package web

import (
	"github.com/labstack/echo/v4"

	"timbang/internal/access"
)

type route struct {
	method, path string
	action       access.Action
	handle       func(*Server, echo.Context) error
}

// routes is every URL of the site and the action that it takes. Static files
// alone are served beside it. docs/routes.md is printed from this table.
var routes = []route{
	{"GET", "/sign-in", access.Public, (*Server).newSession},
	{"POST", "/sign-in", access.Public, (*Server).openSession},
	{"POST", "/sign-out", access.OwnAccount, (*Server).closeSession},
	{"GET", "/account", access.OwnAccount, (*Server).editAccount},
	{"POST", "/account", access.OwnAccount, (*Server).saveAccount},
	{"GET", "/account/email", access.OwnAccount, (*Server).editEmail},
	{"POST", "/account/email", access.OwnAccount, (*Server).saveEmail},
	{"GET", "/account/email/:token", access.OwnAccount, (*Server).askConfirmation},
	{"POST", "/account/email/:token", access.OwnAccount, (*Server).confirmEmail},
	{"GET", "/notices", access.ReadNotices, (*Server).listNotices},
	{"POST", "/notices/read", access.ReadNotices, (*Server).readNotices},
	{"POST", "/notices/:id/read", access.ReadNotices, (*Server).readNotice},
	{"POST", "/notices/:id/open", access.ReadNotices, (*Server).openNotice},
	{"GET", "/help", access.Public, (*Server).showHelp},
	{"GET", "/healthz", access.Public, (*Server).healthz},
	{"GET", "/readyz", access.Public, (*Server).readyz},
	{"GET", "/v", access.Public, (*Server).askVerification},
	{"GET", "/v/:code", access.Public, (*Server).showVerification},
	{"GET", "/", access.Home, (*Server).showHome},
	{"GET", "/gaps", access.ReadGaps, (*Server).showGaps},

	{"POST", "/petitions", access.OpenPetition, (*Server).openPetition},
	{"GET", "/petitions/:id", access.ReadPetition, (*Server).showPetition},
	{"GET", "/petitions/:id/history", access.ReadHistory, (*Server).showHistory},
	{"POST", "/petitions/:id/reveal", access.RevealNumbers, (*Server).revealNumbers},
	{"GET", "/petitions/:id/steps/:step", access.AmendPetition, (*Server).editStep},
	{"POST", "/petitions/:id/steps/:step", access.AmendPetition, (*Server).saveStep},
	{"GET", "/petitions/:id/documents/:kind", access.AmendPetition, (*Server).editDocument},
	{"POST", "/petitions/:id/documents/:kind", access.AmendPetition, (*Server).saveDocument},
	{"GET", "/petitions/:id/papers/:document/file", access.ReadPetition, (*Server).downloadDocument},
	{"GET", "/petitions/:id/review", access.SubmitPetition, (*Server).reviewPetition},
	{"POST", "/petitions/:id/submit", access.SubmitPetition, (*Server).submitPetition},
	{"GET", "/petitions/:id/check", access.ReturnPetition, (*Server).checkPetition},
	{"POST", "/petitions/:id/return", access.ReturnPetition, (*Server).returnPetition},
	{"GET", "/petitions/:id/return.pdf", access.ReadPetition, (*Server).downloadReturnLetter},
	{"GET", "/petitions/:id/register", access.RegisterPetition, (*Server).editRegistration},
	{"POST", "/petitions/:id/register", access.RegisterPetition, (*Server).saveRegistration},
	{"GET", "/petitions/:id/assign", access.AssignJudge, (*Server).editAssignment},
	{"POST", "/petitions/:id/assign", access.AssignJudge, (*Server).saveAssignment},
	{"GET", "/petitions/:id/assign/replace", access.ReplaceJudge, (*Server).editReplacement},
	{"POST", "/petitions/:id/assign/replace", access.ReplaceJudge, (*Server).saveReplacement},
	{"GET", "/petitions/:id/link", access.LinkPetitions, (*Server).newLink},
	{"POST", "/petitions/:id/link", access.LinkPetitions, (*Server).linkPetitions},
	{"GET", "/petitions/:id/links/:other/unlink", access.UnlinkPetitions, (*Server).editUnlink},
	{"POST", "/petitions/:id/links/:other/unlink", access.UnlinkPetitions, (*Server).unlinkPetitions},
	{"GET", "/petitions/:id/references/new", access.ReferDocument, (*Server).newReference},
	{"POST", "/petitions/:id/references", access.ReferDocument, (*Server).refer},
	{"GET", "/petitions/:id/references/:reference/withdraw", access.ReferDocument, (*Server).editWithdrawal},
	{"POST", "/petitions/:id/references/:reference/withdraw", access.ReferDocument, (*Server).withdrawReference},
	{"GET", "/petitions/:id/hearings/new", access.ScheduleHearing, (*Server).newHearing},
	{"POST", "/petitions/:id/hearings", access.ScheduleHearing, (*Server).scheduleHearing},
	{"POST", "/petitions/:id/hearings/begin", access.BeginHearing, (*Server).beginHearing},
	{"GET", "/petitions/:id/hearings/:ordinal/summons", access.SummonPersons, (*Server).editSummons},
	{"POST", "/petitions/:id/hearings/:ordinal/summons", access.SummonPersons, (*Server).saveSummons},
	{"GET", "/petitions/:id/hearings/:ordinal/record", access.RecordHearing, (*Server).editRecord},
	{"POST", "/petitions/:id/hearings/:ordinal/record", access.RecordHearing, (*Server).saveRecord},
	{"GET", "/petitions/:id/hearings/:ordinal/findings", access.FindAtHearing, (*Server).editFindings},
	{"POST", "/petitions/:id/hearings/:ordinal/findings", access.FindAtHearing, (*Server).saveFindings},
	{"GET", "/petitions/:id/decision", access.DecidePetition, (*Server).editDecision},
	{"POST", "/petitions/:id/decision", access.DecidePetition, (*Server).saveDecision},
	{"GET", "/petitions/:id/decision/correction", access.CorrectDecision, (*Server).editCorrection},
	{"POST", "/petitions/:id/decision/correction", access.CorrectDecision, (*Server).saveCorrection},
	{"GET", "/petitions/:id/appeal", access.RecordAppeal, (*Server).editAppeal},
	{"POST", "/petitions/:id/appeal", access.RecordAppeal, (*Server).saveAppeal},
	{"GET", "/petitions/:id/overrides", access.OverrideItem, (*Server).newOverride},
	{"POST", "/petitions/:id/overrides", access.OverrideItem, (*Server).saveOverride},
	{"GET", "/petitions/:id/moot", access.CloseMoot, (*Server).editMoot},
	{"POST", "/petitions/:id/moot", access.CloseMoot, (*Server).closeMoot},
	{"POST", "/petitions/:id/overrides/revoke", access.OverrideItem, (*Server).revokeOverride},
	{"GET", "/petitions/:id/follow-up", access.ReadFollowUp, (*Server).showFollowUp},
	{"POST", "/petitions/:id/follow-up", access.PlanFollowUp, (*Server).planFollowUp},
	{"GET", "/petitions/:id/follow-up/agency", access.PlanFollowUp, (*Server).editFollowUpAgency},
	{"POST", "/petitions/:id/follow-up/agency", access.PlanFollowUp, (*Server).saveFollowUpAgency},
	{"GET", "/petitions/:id/follow-up/end", access.PlanFollowUp, (*Server).editFollowUpEnd},
	{"POST", "/petitions/:id/follow-up/end", access.PlanFollowUp, (*Server).saveFollowUpEnd},
	{"GET", "/petitions/:id/follow-up/commitments", access.PlanFollowUp, (*Server).newCommitment},
	{"POST", "/petitions/:id/follow-up/commitments", access.PlanFollowUp, (*Server).saveCommitment},
	{"GET", "/petitions/:id/follow-up/commitments/drop", access.PlanFollowUp, (*Server).editCommitmentDrop},
	{"POST", "/petitions/:id/follow-up/commitments/drop", access.PlanFollowUp, (*Server).saveCommitmentDrop},
	{"POST", "/petitions/:id/follow-up/visits/:ordinal/ask", access.PlanFollowUp, (*Server).askVisit},
	{"GET", "/petitions/:id/follow-up/visits/:ordinal/miss", access.PlanFollowUp, (*Server).editMissedVisit},
	{"POST", "/petitions/:id/follow-up/visits/:ordinal/miss", access.PlanFollowUp, (*Server).saveMissedVisit},
	{"GET", "/petitions/:id/repeats", access.ReadRepeat, (*Server).showRepeats},
	{"GET", "/petitions/:id/repeats/:other/request", access.AskRepeat, (*Server).newRepeatRequest},
	{"POST", "/petitions/:id/repeats/:other/request", access.AskRepeat, (*Server).saveRepeatRequest},
	{"GET", "/petitions/:id/repeats/:other/decision", access.DecideRepeat, (*Server).editVerdict},
	{"POST", "/petitions/:id/repeats/:other/decision", access.DecideRepeat, (*Server).saveVerdict},
	{"GET", "/repeats/:id", access.AnswerRepeat, (*Server).showRepeatRequest},
	{"POST", "/repeats/:id", access.AnswerRepeat, (*Server).answerRepeatRequest},
	{"GET", "/petitions/:id/custom", access.NoteCustom, (*Server).editCustom},
	{"POST", "/petitions/:id/custom", access.NoteCustom, (*Server).saveCustom},
	{"GET", "/petitions/:id/impediments", access.NoteImpediment, (*Server).editImpediments},
	{"POST", "/petitions/:id/impediments", access.NoteImpediment, (*Server).saveImpediments},
	{"GET", "/petitions/:id/attention", access.NoteAttention, (*Server).editAttention},
	{"POST", "/petitions/:id/attention", access.NoteAttention, (*Server).saveAttention},
	{"GET", "/petitions/:id/commitment", access.NoteCommitment, (*Server).editPledges},
	{"POST", "/petitions/:id/commitment", access.NoteCommitment, (*Server).savePledges},
	{"GET", "/petitions/:id/fallback", access.NoteFallback, (*Server).editFallback},
	{"POST", "/petitions/:id/fallback", access.NoteFallback, (*Server).saveFallback},
	{"GET", "/judges", access.QualifyJudge, (*Server).listJudges},
	{"GET", "/judges/:id", access.QualifyJudge, (*Server).editJudge},
	{"POST", "/judges/:id", access.QualifyJudge, (*Server).saveJudge},
	{"POST", "/petitions/:id/archive", access.ArchivePetition, (*Server).archivePetition},

	{"GET", "/petitions/:id/referrals/new", access.RequestAssessment, (*Server).newReferral},
	{"POST", "/petitions/:id/referrals", access.RequestAssessment, (*Server).askReferral},
	{"GET", "/referrals/:id", access.ReadReferral, (*Server).showReferral},
	{"POST", "/referrals/:id/accept", access.AnswerReferral, (*Server).acceptReferral},
	{"POST", "/referrals/:id/decline", access.AnswerReferral, (*Server).declineReferral},
	{"POST", "/referrals/:id/allocate", access.AllocateReferral, (*Server).allocateReferral},
	{"POST", "/referrals/:id/schedule", access.ScheduleMeeting, (*Server).scheduleMeeting},
	{"POST", "/referrals/:id/revoke", access.RevokeReferral, (*Server).revokeReferral},
	{"POST", "/referrals/:id/drop", access.AllocateReferral, (*Server).dropReferral},
	{"GET", "/referrals/:id/request.pdf", access.ReadReferral, (*Server).downloadRequestLetter},
	{"GET", "/referrals/:id/reply.pdf", access.ReadReferral, (*Server).downloadReplyLetter},
	{"POST", "/referrals/:id/code", access.GiveCode, (*Server).issueCode},
	{"GET", "/referrals/:id/slip.pdf", access.GiveCode, (*Server).downloadSlip},
	{"GET", "/intakes/new", access.RecordIntake, (*Server).newIntake},
	{"POST", "/intakes", access.RecordIntake, (*Server).recordIntake},
	{"GET", "/petitions/:id/attach", access.AttachAssessment, (*Server).newAttachment},
	{"POST", "/petitions/:id/attach", access.AttachAssessment, (*Server).findAttachment},
	{"POST", "/petitions/:id/attach/confirm", access.AttachAssessment, (*Server).attachAssessment},
	{"POST", "/referrals/:id/assessment", access.WriteAssessment, (*Server).beginAssessment},
	{"GET", "/referrals/:id/commitments", access.ReadReferral, (*Server).showPromised},
	{"POST", "/referrals/:id/commitments", access.ObserveCommitment, (*Server).observePromised},
	{"GET", "/follow-ups", access.CountFollowUp, (*Server).countFollowUps},

	{"GET", "/assessments/:id", access.ReadAssessment, (*Server).showAssessment},
	{"GET", "/assessments/:id/sections/:section", access.WriteAssessment, (*Server).editSection},
	{"POST", "/assessments/:id/sections/:section", access.WriteAssessment, (*Server).saveSection},
	{"GET", "/assessments/:id/attachments/new", access.WriteAssessment, (*Server).newEvidence},
	{"POST", "/assessments/:id/attachments", access.WriteAssessment, (*Server).attachEvidence},
	{"POST", "/assessments/:id/attachments/:attachment/remove", access.WriteAssessment, (*Server).removeEvidence},
	{"GET", "/assessments/:id/attachments/:attachment/file", access.ReadAttachment, (*Server).downloadEvidence},
	{"POST", "/assessments/:id/submit", access.WriteAssessment, (*Server).submitAssessment},
	{"POST", "/assessments/:id/return", access.SignAssessment, (*Server).returnAssessment},
	{"POST", "/assessments/:id/sign", access.SignAssessment, (*Server).signAssessment},
	{"GET", "/emergencies", access.BreakGlass, (*Server).listEmergencies},
	{"POST", "/emergencies", access.BreakGlass, (*Server).openEmergency},
	{"GET", "/emergencies/:id", access.BreakGlass, (*Server).showEmergency},
	{"POST", "/emergencies/:id/review", access.ReviewEmergency, (*Server).reviewEmergency},

	{"POST", "/petitions/:id/briefs", access.IssueBrief, (*Server).issueBrief},
	{"GET", "/briefs/:id/file", access.ReadBrief, (*Server).downloadBrief},

	{"GET", "/agreements", access.ReadAgreement, (*Server).listAgreements},
	{"GET", "/agreements/new", access.ConcludeAgreement, (*Server).newAgreement},
	{"POST", "/agreements", access.ConcludeAgreement, (*Server).concludeAgreement},
	{"GET", "/agreements/:id", access.ReadAgreement, (*Server).showAgreement},
	{"GET", "/agreements/:id/renewal", access.ConcludeAgreement, (*Server).newRenewal},
	{"POST", "/agreements/:id/renewal", access.ConcludeAgreement, (*Server).renewAgreement},
	{"GET", "/agreements/:id/correction", access.CorrectAgreement, (*Server).editAgreement},
	{"POST", "/agreements/:id/correction", access.CorrectAgreement, (*Server).correctAgreement},
	{"GET", "/agreements/:id/end", access.EndAgreement, (*Server).newEnd},
	{"POST", "/agreements/:id/end", access.EndAgreement, (*Server).endAgreement},
	{"GET", "/agreements/:id/paper", access.AttachAgreement, (*Server).newPaper},
	{"POST", "/agreements/:id/paper", access.AttachAgreement, (*Server).attachPaper},
	{"GET", "/agreements/:id/file", access.ReadAgreementFile, (*Server).downloadAgreement},

	{"GET", "/agencies", access.ReadAgency, (*Server).listAgencies},
	{"GET", "/agencies/:id", access.ReadAgency, (*Server).showAgency},
	{"GET", "/agencies/:id/profile", access.KeepAgency, (*Server).editProfile},
	{"POST", "/agencies/:id/profile", access.KeepAgency, (*Server).saveProfile},
	{"GET", "/agencies/:id/slots", access.KeepAgency, (*Server).newSlot},
	{"POST", "/agencies/:id/slots", access.KeepAgency, (*Server).addSlot},
	{"POST", "/agencies/:id/slots/remove", access.KeepAgency, (*Server).removeSlot},
	{"GET", "/agencies/:id/name", access.RenameAgency, (*Server).newName},
	{"POST", "/agencies/:id/name", access.RenameAgency, (*Server).saveName},
}

// Pages lists one of each page, for tests that check them all.
var Pages = []Page{
	&ProblemShow{}, &SignIn{}, &AccountEdit{}, &HelpShow{}, &NoticeIndex{}, &AccountEmail{}, &VerificationShow{},
	&CourtHome{}, &AgencyHome{}, &InstallationHome{},
	&PetitionShow{}, &PetitionDraft{}, &PetitionStep{}, &PetitionReview{}, &PetitionCheck{}, &PetitionHistory{}, &PetitionNumbers{}, &DocumentEdit{},
	&RegistrationEdit{}, &AssignmentEdit{}, &LinkNew{}, &LinkEnd{}, &ReferenceNew{}, &ReferenceEnd{}, &HearingNew{}, &HearingRecord{}, &HearingFindings{}, &DecisionEdit{}, &OverrideNew{}, &AppealEdit{}, &GapBoard{},
	&CustomEdit{}, &ImpedimentEdit{}, &AttentionEdit{}, &CommitmentEdit{}, &FallbackEdit{}, &JudgeIndex{}, &QualificationEdit{},
	&ReferralNew{}, &ReferralShow{}, &IntakeNew{}, &AttachmentNew{}, &AssessmentShow{}, &AssessmentSection{}, &EvidenceNew{}, &EmergencyIndex{}, &EmergencyShow{},
	&HearingSummons{}, &ReplacementEdit{}, &MootClose{},
	&ReferralNew{}, &ReferralShow{}, &AssessmentShow{}, &AssessmentSection{},
	&RepeatShow{}, &RepeatForm{},
	&AgreementIndex{}, &AgreementNew{},
	&FollowUpShow{}, &FollowUpNew{}, &FollowUpEdit{}, &FollowUpObserve{}, &FollowUpCounts{},
	&AgreementShow{}, &AgreementChange{}, &AgencyIndex{}, &AgencyShow{}, &AgencyEdit{},
}

// RouteLine is a line of the route table, for docs/routes.md.
type RouteLine struct {
	Method, Path string
	Action       access.Action
}

// Routes lists the table in its order.
func Routes() []RouteLine {
	out := make([]RouteLine, len(routes))
	for i, r := range routes {
		out[i] = RouteLine{r.method, r.path, r.action}
	}
	return out
}
