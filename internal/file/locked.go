package file

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
)

// locked reports whether a PDF asks for a password before it shows anything.
// Many are encrypted to forbid printing or copying only and open with the empty
// password; whether this one does is computed as ISO 32000 says (7.6.4). What
// is encrypted in a way that is not known here counts as locked.
func locked(content []byte) bool {
	refs := encryptRef.FindAllSubmatch(content, -1)
	if refs == nil {
		return encryptHere.Match(content)
	}
	last := refs[len(refs)-1]
	object := regexp.MustCompile(fmt.Sprintf(`(?:^|[\s])%s\s+%s\s+obj\b`, last[1], last[2])).FindAllIndex(content, -1)
	if object == nil {
		return true
	}
	dict, _, _ := bytes.Cut(content[object[len(object)-1][1]:], []byte("endobj"))
	e := encryption{revision: number(dict, "R", 0), length: number(dict, "Length", 40), permissions: number(dict, "P", 0)}
	if e.revision == 4 { // the first Length is then one of its filters', in bytes
		e.length = 128
	}
	e.owner, e.user = text(dict, "O"), text(dict, "U")
	e.hidesMetadata = !bytes.Contains(dict, []byte("/EncryptMetadata false"))
	if id := fileID.FindIndex(content); id != nil {
		e.id, _ = literal(content[id[1]-1:])
	}
	return !e.opens()
}

var (
	encryptRef  = regexp.MustCompile(`/Encrypt\s+(\d{1,10})\s+(\d{1,5})\s+R\b`)
	encryptHere = regexp.MustCompile(`/Encrypt\s*<<`)
	fileID      = regexp.MustCompile(`/ID\s*\[\s*[(<]`)
)

// encryption is what a PDF says about its passwords.
type encryption struct {
	revision, length, permissions int
	owner, user, id               []byte
	hidesMetadata                 bool
}

// opens reports whether the empty password opens the file.
func (e encryption) opens() bool {
	switch {
	case (e.revision == 5 || e.revision == 6) && len(e.user) >= 48:
		salt := e.user[32:40]
		sum := sha256.Sum256(salt)
		if e.revision == 5 {
			return bytes.Equal(sum[:], e.user[:32])
		}
		return bytes.Equal(hardened(sum[:]), e.user[:32])
	case e.revision >= 2 && e.revision <= 4 && len(e.user) >= 32 && len(e.owner) >= 32 && e.length >= 40 && e.length <= 128:
		return e.opensOld()
	}
	return false
}

// padding stands for an empty password in the older revisions.
var padding, _ = hex.DecodeString("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")

func (e encryption) opensOld() bool {
	h := md5.New()
	h.Write(padding)
	h.Write(e.owner[:32])
	h.Write(binary.LittleEndian.AppendUint32(nil, uint32(e.permissions)))
	h.Write(e.id)
	if e.revision == 4 && !e.hidesMetadata {
		h.Write([]byte{0xFF, 0xFF, 0xFF, 0xFF})
	}
	key := h.Sum(nil)
	if e.revision == 2 {
		return bytes.Equal(stream(key[:5], 0, padding), e.user[:32])
	}
	n := e.length / 8
	for range 50 {
		sum := md5.Sum(key[:n])
		key = sum[:]
	}
	sum := md5.Sum(append(bytes.Clone(padding), e.id...))
	x := sum[:]
	for i := range byte(20) {
		x = stream(key[:n], i, x)
	}
	return bytes.Equal(x, e.user[:16])
}

// stream is RC4 under the key with each byte changed by i.
func stream(key []byte, i byte, in []byte) []byte {
	k := bytes.Clone(key)
	for j := range k {
		k[j] ^= i
	}
	out := make([]byte, len(in))
	if c, err := rc4.NewCipher(k); err == nil {
		c.XORKeyStream(out, in)
	}
	return out
}

// hardened is the hash of revision 6 (ISO 32000-2, algorithm 2.B) for the empty
// password: 64 rounds or more of AES and one of three hashes.
func hardened(k []byte) []byte {
	for round := 0; ; round++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		sum := 0
		for _, b := range e[:16] {
			sum += int(b)
		}
		k = digest(sum%3, e)
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			return k[:32]
		}
	}
}

func digest(which int, b []byte) []byte {
	switch which {
	case 0:
		s := sha256.Sum256(b)
		return s[:]
	case 1:
		s := sha512.Sum384(b)
		return s[:]
	default:
		s := sha512.Sum512(b)
		return s[:]
	}
}

// number reads a whole number of a dictionary.
func number(dict []byte, key string, otherwise int) int {
	m := regexp.MustCompile(`/` + key + `\s+(-?\d{1,11})\b`).FindSubmatch(dict)
	if m == nil {
		return otherwise
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return otherwise
	}
	return n
}

// text reads a string of a dictionary, or nothing.
func text(dict []byte, key string) []byte {
	at := regexp.MustCompile(`/` + key + `\s*[(<]`).FindIndex(dict)
	if at == nil {
		return nil
	}
	b, _ := literal(dict[at[1]-1:])
	return b
}

// literal reads the string that b begins with, in parentheses or in angle
// brackets, and reports whether it ends.
func literal(b []byte) ([]byte, bool) {
	if b[0] == '<' {
		digits, _, ok := bytes.Cut(b[1:], []byte(">"))
		out, err := hex.DecodeString(string(bytes.Join(bytes.Fields(digits), nil)))
		return out, ok && err == nil
	}
	var out []byte
	depth := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\' && i+1 < len(b):
			var v []byte
			v, i = escaped(b, i+1)
			out = append(out, v...)
		case c == '(':
			if depth++; depth > 1 {
				out = append(out, c)
			}
		case c == ')':
			if depth--; depth == 0 {
				return out, true
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return nil, false
}

// escaped reads what follows a backslash at i, and returns where it ends.
func escaped(b []byte, i int) ([]byte, int) {
	if plain := bytes.IndexByte([]byte("nrtbf"), b[i]); plain >= 0 {
		return []byte{"\n\r\t\b\f"[plain]}, i
	}
	if b[i] == '\r' || b[i] == '\n' { // a line that goes on
		if b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n' {
			i++
		}
		return nil, i
	}
	if b[i] < '0' || b[i] > '7' {
		return []byte{b[i]}, i
	}
	n := 0
	for j := range 3 {
		if i+j >= len(b) || b[i+j] < '0' || b[i+j] > '7' {
			return []byte{byte(n)}, i + j - 1
		}
		n = n*8 + int(b[i+j]-'0')
	}
	return []byte{byte(n)}, i + 2
}
