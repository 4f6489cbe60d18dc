package audit

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"timbang/internal/identity"
	"timbang/internal/vault"
)

// Link is the place of an entry in the chain of its court. Its digest is made
// of the entry and its head of the digest and the head before it, both by a key
// that does not lie in the database: who changes, removes or moves an entry
// there cannot make the chain fit again.
type Link struct {
	Chain      identity.CourtID // empty for the installation's own
	Position   int64            // 1 for the first
	Seq        int64            // the entry
	KeyVersion int
	Digest     []byte
	Head       []byte
}

// chained is what the sums of the chains are made for.
const chained vault.Purpose = "audit.chain"

// After returns the link of an entry that follows last; nil begins a chain. The
// entry has its number.
func After(keys *vault.Ring, last *Link, e *Entry) (*Link, error) {
	l := &Link{Chain: e.CourtID, Position: 1, Seq: e.Seq, KeyVersion: keys.Version()}
	var before []byte
	if last != nil {
		l.Position, before = last.Position+1, last.Head
	}
	if err := l.sum(keys, before, e); err != nil {
		return nil, err
	}
	return l, nil
}

// sum fills in the digest and the head by the link's own key.
func (l *Link) sum(keys *vault.Ring, before []byte, e *Entry) (err error) {
	b, err := e.bytes()
	if err != nil {
		return err
	}
	if l.Digest, err = keys.Sum(chained, l.KeyVersion, b); err != nil {
		return fmt.Errorf("chain entry: %w", err)
	}
	b = framed(nil, before, []byte(l.Chain), number(l.Position), number(l.Seq), number(int64(l.KeyVersion)), l.Digest)
	if l.Head, err = keys.Sum(chained, l.KeyVersion, b); err != nil {
		return fmt.Errorf("chain entry: %w", err)
	}
	return nil
}

// bytes writes an entry so that no two entries give the same.
func (e *Entry) bytes() ([]byte, error) {
	var changes []byte
	if len(e.Changes) > 0 {
		var err error
		if changes, err = json.Marshal(e.Changes); err != nil {
			return nil, fmt.Errorf("write changes: %w", err)
		}
	}
	out := framed(nil, number(e.Seq), number(e.At.UnixMicro()))
	for _, s := range []string{string(e.ActorID), e.Actor, string(e.Office), string(e.CourtID), e.Action, e.Kind, e.Subject, e.Case, string(changes), e.Note} {
		out = framed(out, []byte(s))
	}
	return out, nil
}

// framed appends each part with its length.
func framed(out []byte, parts ...[]byte) []byte {
	for _, p := range parts {
		out = binary.BigEndian.AppendUint64(out, uint64(len(p)))
		out = append(out, p...)
	}
	return out
}

func number(n int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }

// Linked is a link with its entry, which is nil where it is gone, and what kept
// it from being opened.
type Linked struct {
	Link
	Entry  *Entry
	Unread error
}

// Fault is what is wrong at one place of a chain.
type Fault struct {
	Chain    identity.CourtID
	Position int64 // 0 where the entry is in no chain
	Seq      int64
	What     string // a sentence for the operator
}

// stroll is a walk along a chain.
type stroll struct {
	keys *vault.Ring
	last *Link
}

// step checks the next link against the one before and returns what is wrong
// with it. It goes on from the link as it stands, so that one fault is told
// once.
func (w *stroll) step(l *Linked) []Fault {
	var out []Fault
	say := func(words string) { out = append(out, Fault{l.Chain, l.Position, l.Seq, words}) }
	var place int64
	var before []byte
	if w.last != nil {
		place, before = w.last.Position, w.last.Head
	}
	defer func() { w.last = &l.Link }()
	if l.Position != place+1 {
		say(fmt.Sprintf("Tempat %d sampai %d hilang dari rantai.", place+1, l.Position-1))
		before = nil
	}
	switch {
	case l.Entry == nil && l.Unread == nil:
		say("Catatannya sudah dihapus.")
		return out
	case l.Unread != nil:
		say("Isi catatannya tidak dapat dibuka: diubah, dipindahkan, atau kuncinya tidak ada.")
		return out
	}
	want := l.Link
	if err := want.sum(w.keys, before, l.Entry); err != nil {
		say("Kunci yang dipakai tidak ada pada berkas kunci.")
		return out
	}
	if !bytes.Equal(want.Digest, l.Digest) {
		say("Isi catatannya sudah diubah.")
	} else if before != nil || l.Position == 1 {
		if !bytes.Equal(want.Head, l.Head) {
			say("Tidak menyambung pada catatan sebelumnya: rantai diubah atau urutannya ditukar.")
		}
	}
	return out
}
