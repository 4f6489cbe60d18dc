package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"
)

// errPlain says that a file is not of the plain form that gofpdf writes.
var errPlain = errors.New("a file that gofpdf did not write")

// plainFile is a file as gofpdf writes it without compression: one part, one
// table of cross-references, objects of generation 0.
type plainFile struct {
	objects [][]byte // the body of each object, at its number; none at 0
	trailer []byte   // what the trailer says besides the number of objects
}

// pack writes a plain file in the compact form of PDF 1.5: its small objects
// together in one compressed stream and the table of cross-references in
// another. It is half as long, and one compressor serves all streams, where
// gofpdf would make a new one of a megabyte for each.
func pack(w *bytes.Buffer, raw []byte) error {
	f, err := readPlain(raw)
	if err != nil {
		return err
	}
	p := packer{out: w, at: make([]position, len(f.objects))}
	w.WriteString("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
	for n, body := range f.objects[1:] {
		if err := p.object(n+1, body); err != nil {
			return err
		}
	}
	p.together()
	p.references(f.trailer)
	return nil
}

// readPlain takes a plain file apart.
func readPlain(raw []byte) (plainFile, error) {
	table := bytes.LastIndex(raw, []byte("\nxref\n0 "))
	tail := bytes.LastIndex(raw, []byte("\ntrailer\n<<\n"))
	end := bytes.LastIndex(raw, []byte("\n>>\nstartxref"))
	if table < 0 || tail < table || end < tail {
		return plainFile{}, errPlain
	}
	lines := bytes.Split(raw[table+1:tail], []byte("\n"))[2:]
	starts := make([]int, 0, len(lines)+1)
	for _, line := range lines[1:] {
		at, err := strconv.Atoi(string(line[:min(10, len(line))]))
		if err != nil || at > table {
			return plainFile{}, errPlain
		}
		starts = append(starts, at)
	}
	f := plainFile{objects: make([][]byte, 1, len(lines)), trailer: withoutSize(raw[tail+len("\ntrailer\n<<\n") : end])}
	order := append(slices.Sorted(slices.Values(starts)), table+1)
	for n, at := range starts {
		i, _ := slices.BinarySearch(order, at)
		body, err := inside(n+1, raw[at:order[i+1]])
		if err != nil {
			return plainFile{}, err
		}
		f.objects = append(f.objects, body)
	}
	return f, nil
}

// withoutSize leaves out the line of a trailer that counts the objects.
func withoutSize(trailer []byte) []byte {
	_, rest, _ := bytes.Cut(trailer, []byte("\n"))
	return rest
}

// inside gives the body of object n from the passage that holds it.
func inside(n int, passage []byte) ([]byte, error) {
	body, head := bytes.CutPrefix(passage, fmt.Appendf(nil, "%d 0 obj\n", n))
	body, foot := bytes.CutSuffix(bytes.TrimRight(body, "\n"), []byte("endobj"))
	if !head || !foot {
		return nil, fmt.Errorf("object %d: %w", n, errPlain)
	}
	return bytes.TrimRight(body, "\n"), nil
}

// position says where an object lies: at a byte of the file, or at a place in
// the stream of small objects.
type position struct {
	byte, place int
	small       bool
}

// packer writes the compact form.
type packer struct {
	out   *bytes.Buffer
	at    []position
	index []byte // number and offset of each small object
	small bytes.Buffer
	count int
}

// object writes a stream at once and keeps any other object for the end.
func (p *packer) object(n int, body []byte) error {
	head, data, is := bytes.Cut(body, []byte("stream\n"))
	if !is {
		p.at[n] = position{place: p.count, small: true}
		p.count++
		p.index = fmt.Appendf(p.index, "%d %d ", n, p.small.Len())
		p.small.Write(body)
		p.small.WriteByte('\n')
		return nil
	}
	data, ok := bytes.CutSuffix(data, []byte("\nendstream"))
	if !ok {
		return fmt.Errorf("object %d: %w", n, errPlain)
	}
	p.at[n] = position{byte: p.out.Len()}
	if bytes.Contains(head, []byte("/Filter")) {
		p.write(n, head, data)
		return nil
	}
	dict, ok := bytes.CutPrefix(bytes.TrimSpace(head), fmt.Appendf(nil, "<</Length %d", len(data)))
	if !ok {
		return fmt.Errorf("object %d: %w", n, errPlain)
	}
	p.deflated(n, bytes.TrimSuffix(dict, []byte(">>")), data)
	return nil
}

// write puts a stream down as object n. The head is its dictionary.
func (p *packer) write(n int, head, data []byte) {
	fmt.Fprintf(p.out, "%d 0 obj\n%s\nstream\n", n, bytes.TrimSpace(head))
	p.out.Write(data)
	p.out.WriteString("\nendstream\nendobj\n")
}

// deflated puts data down as object n in compressed form. The words are what
// its dictionary says besides length and filter.
func (p *packer) deflated(n int, words, data []byte) {
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	short := c.compress(data)
	p.write(n, fmt.Appendf(nil, "<</Length %d/Filter/FlateDecode%s>>", len(short), words), short)
}

// together writes the small objects as one stream, the object after the last.
func (p *packer) together() {
	words := fmt.Appendf(nil, "/Type/ObjStm/N %d/First %d", p.count, len(p.index))
	n, from := len(p.at), p.out.Len()
	p.deflated(n, words, append(p.index, p.small.Bytes()...))
	p.at = append(p.at, position{byte: from})
}

// references writes the table of cross-references as a stream, and the end of
// the file.
func (p *packer) references(trailer []byte) {
	store, from := len(p.at)-1, p.out.Len()
	p.at = append(p.at, position{byte: from})
	table := append(make([]byte, 0, 7*len(p.at)), 0, 0, 0, 0, 0, 0xff, 0xff)
	for _, at := range p.at[1:] {
		kind, where := byte(1), at.byte
		if at.small {
			kind, where = 2, store
		}
		table = binary.BigEndian.AppendUint32(append(table, kind), uint32(where))
		table = binary.BigEndian.AppendUint16(table, uint16(at.place))
	}
	words := fmt.Appendf(nil, "/Type/XRef/Size %d/W[1 4 2]\n%s", len(p.at), trailer)
	p.deflated(len(p.at)-1, words, table)
	fmt.Fprintf(p.out, "startxref\n%d\n%%%%EOF\n", from)
}

// compressor deflates one stream after the other.
type compressor struct {
	out bytes.Buffer
	z   *zlib.Writer
}

// compressors are those at rest. The level of the library is the one from which
// more time no longer makes a file much shorter.
var compressors = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(io.Discard, 3) // a level that there is
	return &compressor{z: z}
}}

// compress gives data in zlib's form. The bytes are good until the next call.
func (c *compressor) compress(data []byte) []byte {
	c.out.Reset()
	c.z.Reset(&c.out)
	_, _ = c.z.Write(data) // a buffer takes everything
	_ = c.z.Close()
	return c.out.Bytes()
}
