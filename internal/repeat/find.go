package repeat

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"timbang/internal/access"
	"timbang/internal/audit"
	"timbang/internal/calendar"
	"timbang/internal/identity"
	"timbang/internal/petition"
	"timbang/internal/problem"
)

// By says what a search was taken for.
type By string

// The kinds of search.
const (
	ByNumber  By = "nomor perkara"
	ByPerson  By = "NIK"
	ByHearing By = "hari sidang"
	ByName    By = "nama"
)

// Found is what a search found: petitions of the actor, the newest first.
type Found struct {
	By   By
	All  []petition.Summary
	Asks []petition.Summary // with a request to an agency of that name
}

var (
	sixteen  = regexp.MustCompile(`^[0-9]{16}$`)
	caseForm = regexp.MustCompile(`(?i)^0{0,3}([1-9][0-9]{0,3})(?:/pdt\.p(?:/(20[0-9]{2})(?:/pa\.[a-z]{2,5})?)?|/(20[0-9]{2}))?$`)
)

// Search finds petitions that exist for the actor by one box: a case number or
// its beginning, a NIK of anybody in it, the day of a hearing, a name of three
// letters or more in any spelling, or the name of an agency that was asked. It
// returns Invalid when the text says too little. The search is audited, without
// its words.
func (s *Service) Search(ctx context.Context, by identity.Actor, text string) (*Found, error) {
	if !access.May(by.Office, access.ReadPetition) {
		return nil, access.Check(by, access.ReadPetition, access.Of(by))
	}
	text = strings.Join(strings.Fields(text), " ")
	close := strings.NewReplacer(" ", "", ".", "", "-", "").Replace(text)
	if sixteen.MatchString(close) {
		return s.found(ctx, by, ByPerson, func(ctx context.Context, in access.Scope) ([]petition.Summary, error) {
			return s.Store.PetitionsNaming(ctx, in, s.tokens([][]string{{numbered(close)}}))
		})
	}
	if m := caseForm.FindStringSubmatch(strings.ReplaceAll(text, " ", "")); m != nil {
		return s.found(ctx, by, ByNumber, func(ctx context.Context, in access.Scope) ([]petition.Summary, error) {
			return s.Store.PetitionsNumbered(ctx, in, m[1], m[2]+m[3])
		})
	}
	if day, err := calendar.ParseDate(text); err == nil {
		return s.found(ctx, by, ByHearing, func(ctx context.Context, in access.Scope) ([]petition.Summary, error) {
			return s.Store.PetitionsHeard(ctx, in, day)
		})
	}
	return s.byName(ctx, by, text)
}

// found carries out one search in a transaction and records it.
func (s *Service) found(ctx context.Context, by identity.Actor, kind By, find func(context.Context, access.Scope) ([]petition.Summary, error)) (*Found, error) {
	out := &Found{By: kind}
	err := s.Store.InTx(ctx, func(ctx context.Context) (err error) {
		if out.All, err = find(ctx, access.Of(by)); err != nil {
			return err
		}
		return s.Store.Record(ctx, audit.Of(s.Now(), by, "petition.search").On("search", "", by.Court, ""))
	})
	return out, err
}

// byName finds petitions that name one person with every word of the text, or
// with all of them as one word, and those about which an agency of that name was
// asked.
func (s *Service) byName(ctx context.Context, by identity.Actor, text string) (*Found, error) {
	words := sought(text)
	if !slices.ContainsFunc(words, func(any []string) bool { return utf8.RuneCountInString(any[0]) >= len("w:")+shortestBeginning }) {
		return nil, problem.New(problem.Invalid, "Belum ada yang dicari.").With("q", "Ketik nomor perkara, NIK 16 angka, tanggal sidang, atau sedikitnya tiga huruf dari nama.")
	}
	var asked []petition.Summary
	out, err := s.found(ctx, by, ByName, func(ctx context.Context, in access.Scope) ([]petition.Summary, error) {
		all, err := s.Store.PetitionsNaming(ctx, in, s.tokens(words))
		if err == nil && len(all) == 0 && len(words) > 1 {
			all, err = s.Store.PetitionsNaming(ctx, in, s.tokens(joinedForms(words)))
		}
		if err == nil {
			asked, err = s.Store.PetitionsAsked(ctx, in, text)
		}
		return all, err
	})
	if out != nil {
		out.Asks = asked
	}
	return out, err
}

// numbered is the form of a NIK among the tokens of a person.
func numbered(digits string) string { return "n:" + digits }
