package main

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"

	"timbang/internal/problem"
)

// help prints the commands and settings in Indonesian.
func help(_ kong.HelpOptions, c *kong.Context) error {
	node := c.Selected()
	if node == nil || c.Command() == "serve" && !strings.Contains(strings.Join(c.Args, " "), "serve") {
		node = c.Model.Node
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Timbang: register dispensasi kawin, asesmen, dan ringkasan untuk hakim.\n\nPemakaian: %s\n", usage(node))
	if len(node.Positional)+len(node.Flags) > 0 && node.Help != "" {
		fmt.Fprintf(&b, "\n%s\n", node.Help)
	}
	for _, p := range node.Positional {
		fmt.Fprintf(&b, "\n  %-24s %s", p.Summary(), p.Help)
	}
	for _, f := range node.Flags {
		if f.Name != "help" {
			fmt.Fprintf(&b, "\n  %-24s %s", "--"+f.Name, f.Help)
		}
	}
	for _, leaf := range node.Leaves(true) {
		if leaf != node {
			fmt.Fprintf(&b, "\n  %-24s %s", strings.TrimPrefix(leaf.FullPath(), "timbang "), leaf.Help)
		}
	}
	b.WriteString("\n\nPengaturan lain dibaca dari lingkungan; lihat docs/config.md.\n")
	_, err := fmt.Fprint(c.Stdout, strings.Replace(b.String(), "\n\n\n", "\n\n", 1))
	return err
}

func usage(n *kong.Node) string {
	if n.Leaf() {
		return n.FullPath() + " [pilihan]"
	}
	return n.FullPath() + " <perintah> [pilihan]"
}

// misreadings turns what the parser says into what a person should do.
var misreadings = []struct {
	said  *regexp.Regexp
	words string
}{
	{regexp.MustCompile(`^unknown flag (\S+?),?( did you mean.*)?$`), "Pilihan %s tidak dikenal."},
	{regexp.MustCompile(`^unexpected argument (\S+?),?( did you mean.*)?$`), "Perintah atau kata %s tidak dikenal."},
	{regexp.MustCompile(`^missing flags: (.+)$`), "Pilihan %s belum diisi."},
	{regexp.MustCompile(`^expected (.+)$`), "Perintah belum lengkap: sebutkan %s."},
	{regexp.MustCompile(`^missing positional arguments (.+)$`), "Perintah belum lengkap: sebutkan %s."},
	{regexp.MustCompile(`^(--\S+): (?:missing|expected) .*$`), "Pilihan %s belum diberi nilai."},
}

// plain takes the parser's own words out of what it names.
var plain = strings.NewReplacer(`"`, "", "one of ", "salah satu dari ", "=STRING", "")

// misread says in Indonesian why a command line could not be read.
func misread(err error) string {
	const more = " Ketik timbang --help untuk melihat semua perintah."
	for _, m := range misreadings {
		if found := m.said.FindStringSubmatch(err.Error()); found != nil {
			return fmt.Sprintf(m.words, plain.Replace(found[1])) + more
		}
	}
	return "Perintah ini tidak dapat dibaca." + more
}

// misused is what a command returns when its words make no sense.
func misused(words string, args ...any) error {
	return coded{problem.New(problem.Invalid, words, args...), faulty}
}

// unread is what a command returns for a file that it cannot read.
func unread(path string, err error) error {
	return coded{problem.New(problem.Invalid, "Berkas %s tidak dapat dibaca: periksa nama dan izinnya.", path).Because(errors.Unwrap(err)), faulty}
}
