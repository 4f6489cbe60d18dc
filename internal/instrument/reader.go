package instrument

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// reader walks the nodes of a file and gathers what is wrong. It does not
// unmarshal into structs: then every fault is seen, with its line and in
// Indonesian, and unknown and repeated keys are refused.
type reader struct{ faults []lineFault }

type lineFault struct {
	line  int
	words string
}

func (r *reader) fail(line int, words string, args ...any) {
	r.faults = append(r.faults, lineFault{max(line, 1), fmt.Sprintf(words, args...)})
}

func (r *reader) sorted(name string) Faults {
	slices.SortStableFunc(r.faults, func(a, b lineFault) int { return a.line - b.line })
	var out Faults
	for _, f := range slices.Compact(r.faults) {
		out = append(out, Fault{Section: name, Words: fmt.Sprintf("%s:%d: %s", name, f.line, f.words)})
	}
	return out
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

func (r *reader) document(b []byte) *yaml.Node {
	if len(b) > maxForm {
		r.fail(1, "Berkas lebih besar dari %d KiB.", maxForm>>10)
		return nil
	}
	if !utf8.Valid(b) {
		r.fail(1, "Berkas bukan teks UTF-8.")
		return nil
	}
	var doc, more yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(b))
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		r.fail(1, "Berkas kosong.")
		return nil
	} else if err != nil {
		r.fail(syntaxLine(err.Error()), "YAML tidak dapat dibaca di dekat baris ini. Periksa lekukan, titik dua, dan tanda kutip.")
		return nil
	}
	if err := dec.Decode(&more); !errors.Is(err, io.EOF) {
		r.fail(max(more.Line, doc.Line), "Satu berkas hanya boleh berisi satu dokumen YAML yang utuh.")
	}
	r.refuseAnchors(&doc)
	if len(doc.Content) != 1 {
		r.fail(1, "Berkas kosong.")
		return nil
	}
	return doc.Content[0]
}

// syntaxLine finds the line in the words of the YAML library, which counts
// from 0 where its parser, and from 1 where its scanner gave up.
func syntaxLine(words string) int {
	m := yamlLine.FindStringSubmatch(words)
	if m == nil {
		return 1
	}
	line, _ := strconv.Atoi(m[1]) // digits
	if strings.Contains(words, "did not find expected") {
		line++
	}
	return line
}

func (r *reader) refuseAnchors(n *yaml.Node) {
	if n.Anchor != "" {
		r.fail(n.Line, "Jangkar “&%s” tidak boleh dipakai; tulis isinya di setiap tempat.", short(n.Anchor))
	}
	if n.Kind == yaml.AliasNode {
		r.fail(n.Line, "Alias “*%s” tidak boleh dipakai; tulis isinya di setiap tempat.", short(n.Value))
		return
	}
	for _, c := range n.Content {
		r.refuseAnchors(c)
	}
}

// keys says how to read the value of each key of a mapping.
type keys map[string]func(*yaml.Node)

// mapping reads a mapping whose keys are known, each at most once. It reports
// the keys in need that are absent.
func (r *reader) mapping(n *yaml.Node, what string, kk keys, need ...string) {
	if !r.is(n, yaml.MappingNode, what+" harus berupa pasangan “kunci: isi”.") {
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		read, known := kk[k.Value]
		switch {
		case !known && n.Style&yaml.FlowStyle != 0 && v.ShortTag() == "!!null":
			r.fail(k.Line, "Tulisan yang memuat koma harus diberi tanda kutip, dekat “%s”.", short(k.Value))
		case !known || k.Kind != yaml.ScalarNode:
			r.fail(k.Line, "Kunci “%s” tidak dikenal pada %s.", short(k.Value), strings.ToLower(what))
		case seen[k.Value]:
			r.fail(k.Line, "Kunci “%s” ditulis dua kali.", k.Value)
		default:
			read(v)
		}
		seen[k.Value] = true
	}
	for _, k := range need {
		if !seen[k] {
			r.fail(n.Line, "%s belum mempunyai “%s”.", what, k)
		}
	}
}

// is checks the kind of a node. An alias was refused already.
func (r *reader) is(n *yaml.Node, k yaml.Kind, words string) bool {
	if n.Kind != k && n.Kind != yaml.AliasNode {
		r.fail(n.Line, "%s", words)
	}
	return n.Kind == k
}

func (r *reader) list(n *yaml.Node, what string, read func(*yaml.Node)) {
	if !r.is(n, yaml.SequenceNode, what+" harus berupa daftar.") {
		return
	}
	if len(n.Content) == 0 {
		r.fail(n.Line, "%s masih kosong.", what)
	}
	for _, c := range n.Content {
		read(c)
	}
}

// text reads into where a key's words, which must not be blank.
func (r *reader) text(where *string, key string, most int) func(*yaml.Node) {
	return func(n *yaml.Node) {
		words := fmt.Sprintf("Isi “%s” harus berupa tulisan; beri tanda kutip bila perlu.", key)
		if !r.is(n, yaml.ScalarNode, words) {
			return
		}
		s := strings.TrimSpace(n.Value)
		switch {
		case n.ShortTag() != "!!str" && n.ShortTag() != "!!null":
			r.fail(n.Line, "%s", words)
		case s == "":
			r.fail(n.Line, "Isi “%s” masih kosong.", key)
		case utf8.RuneCountInString(s) > most:
			r.fail(n.Line, "Isi “%s” lebih dari %d huruf.", key, most)
		default:
			*where = s
		}
	}
}

var (
	wordShape = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)
	formShape = regexp.MustCompile(`^[a-z][a-z0-9-]{1,59}$`)
)

// word reads an id or a value: what is stored with the answers.
func (r *reader) word(where *string, key string, shape *regexp.Regexp) func(*yaml.Node) {
	return func(n *yaml.Node) {
		var s string
		r.text(&s, key, 60)(n)
		if s == "" {
			return
		}
		if !shape.MatchString(s) {
			r.fail(n.Line, "Isi “%s” hanya boleh huruf kecil, angka, dan garis, diawali huruf: “%s”.", key, short(s))
			return
		}
		*where = s
	}
}

func (r *reader) whole(where *int, key string, most int) func(*yaml.Node) {
	return func(n *yaml.Node) {
		x, err := strconv.Atoi(n.Value)
		if n.ShortTag() != "!!int" || err != nil || x < 1 || x > most {
			r.fail(n.Line, "Isi “%s” harus angka bulat dari 1 sampai %d.", key, most)
			return
		}
		*where = x
	}
}

func (r *reader) number(where **float64, key string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		x, err := strconv.ParseFloat(n.Value, 64)
		if tag := n.ShortTag(); (tag != "!!int" && tag != "!!float") || err != nil || x != x || x < -1e15 || x > 1e15 {
			r.fail(n.Line, "Isi “%s” harus angka.", key)
			return
		}
		*where = &x
	}
}

func (r *reader) flag(where *bool, key string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.ShortTag() != "!!bool" || (n.Value != "true" && n.Value != "false") {
			r.fail(n.Line, "Isi “%s” harus true atau false.", key)
			return
		}
		*where = n.Value == "true"
	}
}

// short keeps words that came from outside from filling the sentence.
func short(s string) string {
	if utf8.RuneCountInString(s) > 40 {
		return string([]rune(s)[:40]) + "…"
	}
	return s
}
