// Package vault holds the keys of an installation: it seals bytes that lie in
// the database unreadable, and computes blind indexes by which equal values are
// found without being stored.
//
// A Ring is one or more master keys of 256 bits with version numbers. Nothing
// is ever sealed or indexed by a master key itself: each use and each Purpose
// has a key of its own, derived by HKDF-SHA-256. What is sealed (AES-256-GCM,
// random nonce) is bound to its purpose and to its row, so that it opens
// nowhere else. The newest key seals and indexes; the earlier ones still open
// and find.
//
// What is sealed: one byte of form, two of key version, twelve of nonce, the
// ciphertext, sixteen of tag. A purpose may be sealed for about four thousand
// million times before a new key is due.
package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
)

// Purpose says what a key is for, "repeat.nik". Two purposes share nothing:
// what is sealed for one does not open for the other, and equal values have
// different indexes. A purpose is never renamed.
type Purpose string

// Overhead is by how many bytes what is sealed is longer than the plain text.
const Overhead = header + nonceSize + tagSize

const (
	keySize   = 32
	nonceSize = 12
	tagSize   = 16
	header    = 3 // form and version
	form      = 1
	lastKey   = 1<<16 - 1
)

// The two reasons why something does not open. Neither says more: whoever
// changed it learns nothing.
var (
	// ErrNoKey means that the key by which it was sealed is not on the ring.
	ErrNoKey = errors.New("vault: the key of this version is not on the ring")
	// ErrChanged means that the bytes, the purpose or the row are not those of
	// the sealing.
	ErrChanged = errors.New("vault: it does not open: changed, or of another row or purpose")
)

// Ring is the keys of an installation. It is safe for concurrent use, never
// changes, and shows no key however it is printed.
type Ring struct{ keys []key } // by version, the newest last

type key struct {
	version int
	secret  [keySize]byte
	made    *sync.Map // the derived keys and ciphers, by use and purpose
}

// New returns a ring with one fresh key, of version 1.
func New() *Ring { return (&Ring{}).Add() }

// Add returns a ring with one more key, which seals and indexes from now on.
func (r *Ring) Add() *Ring {
	k := key{version: r.Version() + 1, made: &sync.Map{}}
	_, _ = rand.Read(k.secret[:]) // never fails: the program ends instead
	return &Ring{append(r.keys[:len(r.keys):len(r.keys)], k)}
}

// Version returns the version of the newest key, or 0 for an empty ring.
func (r *Ring) Version() int {
	if len(r.keys) == 0 {
		return 0
	}
	return r.newest().version
}

func (r *Ring) newest() key { return r.keys[len(r.keys)-1] }

// find returns the key of a version.
func (r *Ring) find(version int) (key, bool) {
	for _, k := range r.keys {
		if k.version == version {
			return k, true
		}
	}
	return key{}, false
}

// Seal encrypts plain for one row, by the newest key. The row is what names
// the record and its column for ever, "document/abc/content".
func (r *Ring) Seal(p Purpose, row string, plain []byte) []byte {
	k := r.newest()
	out := make([]byte, header+nonceSize, len(plain)+Overhead)
	out[0] = form
	binary.BigEndian.PutUint16(out[1:header], uint16(k.version))
	_, _ = rand.Read(out[header:])
	return k.aead(p).Seal(out, out[header:], plain, bound(out[:header], p, row))
}

// SealSame is Seal with a nonce that follows from the key, the purpose, the row
// and the plain text (HMAC-SHA-256), so that the same text in the same row gives
// the same bytes: what was not changed is seen to be unchanged, by whoever
// compares two copies too, and nothing else.
func (r *Ring) SealSame(p Purpose, row string, plain []byte) []byte {
	k := r.newest()
	out := make([]byte, header+nonceSize, len(plain)+Overhead)
	out[0] = form
	binary.BigEndian.PutUint16(out[1:header], uint16(k.version))
	mac := hmac.New(sha256.New, k.derive("nonce", p))
	mac.Write(bound(out[:header], p, row))
	mac.Write(plain)
	copy(out[header:header+nonceSize], mac.Sum(nil))
	return k.aead(p).Seal(out, out[header:], plain, bound(out[:header], p, row))
}

// Sealed reports whether bytes may be what Seal or SealSame returned.
func Sealed(b []byte) bool { return len(b) >= Overhead && b[0] == form }

// Newest reports whether bytes were sealed by the newest key.
func (r *Ring) Newest(b []byte) bool {
	return Sealed(b) && int(binary.BigEndian.Uint16(b[1:header])) == r.Version()
}

// Open decrypts what Seal returned for the same purpose and row. It returns
// ErrNoKey when the key is missing and ErrChanged for everything else.
func (r *Ring) Open(p Purpose, row string, sealed []byte) ([]byte, error) {
	if len(sealed) < Overhead || sealed[0] != form {
		return nil, ErrChanged
	}
	k, ok := r.find(int(binary.BigEndian.Uint16(sealed[1:header])))
	if !ok {
		return nil, ErrNoKey
	}
	nonce, text := sealed[header:header+nonceSize], sealed[header+nonceSize:]
	plain, err := k.aead(p).Open(nil, nonce, text, bound(sealed[:header], p, row))
	if err != nil {
		return nil, ErrChanged
	}
	return plain, nil
}

// Index returns 32 bytes that are the same for the same normalised value and
// tell nothing of it without the key (HMAC-SHA-256, by the newest key). The
// caller normalises: what should be found as equal must be equal letter by
// letter. Where nothing is known there is no index: an empty value gives nil,
// so that two unknown values never match.
func (r *Ring) Index(p Purpose, normalised string) []byte {
	if normalised == "" {
		return nil
	}
	return r.newest().index(p, normalised)
}

// Indexes returns the index by each key, the newest first, to search rows that
// were written before the newest key came. An empty value gives none.
func (r *Ring) Indexes(p Purpose, normalised string) [][]byte {
	if normalised == "" {
		return nil
	}
	var out [][]byte
	for i := len(r.keys) - 1; i >= 0; i-- {
		out = append(out, r.keys[i].index(p, normalised))
	}
	return out
}

// Sum returns 32 bytes that only who has the key of that version could have made
// of data (HMAC-SHA-256). It returns ErrNoKey when the key is missing.
func (r *Ring) Sum(p Purpose, version int, data []byte) ([]byte, error) {
	k, ok := r.find(version)
	if !ok {
		return nil, ErrNoKey
	}
	mac := hmac.New(sha256.New, k.derive("sum", p))
	mac.Write(data)
	return mac.Sum(nil), nil
}

// Signer returns the Ed25519 key by which the installation signs for a purpose.
// Its public half may be given to anybody. It returns ErrNoKey when the key of
// that version is missing.
func (r *Ring) Signer(p Purpose, version int) (ed25519.PrivateKey, error) {
	k, ok := r.find(version)
	if !ok {
		return nil, ErrNoKey
	}
	return ed25519.NewKeyFromSeed(k.derive("sign", p)), nil
}

// Proof is what can be kept of a key beside the data, so that another key of
// the same version is noticed. It tells nothing of the key.
type Proof struct {
	Version int
	Sum     []byte
}

// Proofs returns the proof of each key, the oldest first.
func (r *Ring) Proofs() []Proof {
	var out []Proof
	for _, k := range r.keys {
		out = append(out, Proof{k.version, k.derive("proof", "")})
	}
	return out
}

// derive returns the key for one use and purpose, made once.
func (k key) derive(use string, p Purpose) []byte {
	name := use + "/" + string(p)
	if known, ok := k.made.Load(name); ok {
		return known.([]byte)
	}
	out, err := hkdf.Key(sha256.New, k.secret[:], nil, "timbang/"+name, keySize)
	if err != nil {
		panic(fmt.Sprintf("vault: derive key: %v", err)) // only for lengths that are not ours
	}
	k.made.Store(name, out)
	return out
}

// aead returns the cipher of one purpose, made once; it may be used by many at
// a time.
func (k key) aead(p Purpose) cipher.AEAD {
	if known, ok := k.made.Load(p); ok {
		return known.(cipher.AEAD)
	}
	block, err := aes.NewCipher(k.derive("seal", p))
	if err == nil {
		var a cipher.AEAD
		if a, err = cipher.NewGCM(block); err == nil {
			k.made.Store(p, a)
			return a
		}
	}
	panic(fmt.Sprintf("vault: make cipher: %v", err)) // only for lengths that are not ours
}

func (k key) index(p Purpose, value string) []byte {
	mac := hmac.New(sha256.New, k.derive("index", p))
	mac.Write([]byte(value))
	return mac.Sum(nil)
}

// bound is what the seal is bound to: its header, purpose and row, each with
// its length, so that no two triples give the same bytes.
func bound(head []byte, p Purpose, row string) []byte {
	out := append([]byte{}, head...)
	for _, s := range []string{string(p), row} {
		out = binary.BigEndian.AppendUint64(out, uint64(len(s)))
		out = append(out, s...)
	}
	return out
}

// String names the ring without its keys.
func (r *Ring) String() string { return fmt.Sprintf("ring of %d keys", len(r.keys)) }

// Format writes what String returns, whatever the verb.
func (r *Ring) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, r.String()) }

// LogValue keeps keys out of logs.
func (r *Ring) LogValue() slog.Value { return slog.StringValue(r.String()) }

// MarshalText keeps keys out of JSON; Text is how a ring is kept.
func (r *Ring) MarshalText() ([]byte, error) { return []byte(r.String()), nil }
