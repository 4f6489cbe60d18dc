package web

import (
	"cmp"
	"slices"

	"timbang/internal/determination"
	"timbang/internal/law"
	"timbang/internal/petition"
)

// customFields are what the court was told of the custom around a petition.
var customFields = fields(
	map[string]changed{"Source": coded("Sumber keterangan", customSourceWords)},
	under("Facts", "", map[string]changed{
		"Merarik": coded("Merarik", toldWords), "TakenOn": named("Tanggal dibawa"), "Nights": coded("Di luar rumah", nightWords), "District": coded("Anak sekarang tinggal", placeWords),
		"Belas.*.On": named("Upaya belas {}, tanggal"), "Belas.*.By": named("Upaya belas {}, oleh"), "Belas.*.Result": coded("Upaya belas {}, hasil", belasWords),
		"Akad": coded("Akad tanpa pencatatan", toldWords), "AkadOn": named("Tanggal akad"), "AkadBy": named("Akad dilangsungkan oleh"),
		"Agreed": coded("Denda atau pisuke disepakati", toldWords), "Denda": coded("Denda", rupiahWords), "Pisuke": coded("Pisuke", rupiahWords), "Words": named("Keterangan lain"),
	}),
)

// impedimentFields call each impediment by the words of the law.
var impedimentFields = func() map[string]changed {
	each := fields(technical("Kind"), map[string]changed{"State": coded("Keadaan", impedimentWords), "Basis": named("Dasar")})
	out := under("*", "Halangan {}", each)
	for _, k := range law.ImpedimentKinds {
		out = fields(out, under(k.Kind, upperFirst(k.Words), each))
	}
	return out
}()

// openNotes are the matters of Pasal 16 on which the note of the judge concerns
// the papers alone. What is noted on any other may tell what the child said or
// what an agency found, and is closed.
var openNotes = []string{"a", "b"}

// closedAnswers are the matters on which the answer itself is what the child or
// the prospective spouse said, or a finding of Pasal 14.
var closedAnswers = []string{"anak", "calon", "e", "i"}

// attentionFields open the answers of the judge one by one; a matter that is not
// known is closed.
var attentionFields = func() map[string]changed {
	out := under("*", "", technical("Key"), map[string]changed{"Answer": sealed("Perhatian hakim"), "Words": sealed("Catatan perhatian hakim")})
	for _, m := range append(append([]determination.Matter{}, determination.Consents...), determination.Letters...) {
		answer, words := coded(m.Words, yesNoWords), named(m.Words+", catatan")
		answer.closed, words.closed = slices.Contains(closedAnswers, m.Key), !slices.Contains(openNotes, m.Key)
		out[m.Key+".Answer"], out[m.Key+".Words"] = answer, words
	}
	return out
}()

// pledgeFields are what the parents committed themselves to.
var pledgeFields = fields(
	map[string]changed{"Paper": named("Surat yang ditandatangani")},
	under("Pledges.*", "", technical("Field"), map[string]changed{
		"Answer": coded("Komitmen bidang {}", yesNoWords), "Items.*.What": named("Bidang {}, kesanggupan {}"),
		"Items.*.Who": named("Bidang {}, kesanggupan {}, oleh"), "Items.*.When": named("Bidang {}, kesanggupan {}, kapan"),
	}),
)

var fallbackFields = map[string]changed{"NoOther": coded("Tidak ada hakim lain yang memenuhi kualifikasi", yesNoWords), "Words": named("Bagaimana hal itu diketahui")}

func customSourceWords(v string) string { return cmp.Or(petition.CustomSource(v).Label(), v) }
func toldWords(v string) string         { return cmp.Or(petition.Told(v).Label(), v) }
func belasWords(v string) string        { return cmp.Or(petition.BelasResult(v).Label(), v) }
func impedimentWords(v string) string   { return cmp.Or(petition.ImpedimentState(v).Label(), v) }
func yesNoWords(v string) string        { return cmp.Or(answerWords(law.Answer(v)), v) }
func nightWords(v string) string        { return v + " malam" }
