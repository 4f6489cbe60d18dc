package file_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"timbang/internal/file"
)

// bombs are a page and a stream of objects that unpack to more zeros than a
// child can hold; who reads objects must hold them whole.
var bombs = sync.OnceValue(func() map[string][]byte {
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	if err == nil {
		_, err = io.CopyN(z, zeros{}, 1200<<20)
	}
	if err = errors.Join(err, z.Close()); err != nil {
		panic(err)
	}
	return map[string][]byte{
		"a page":  doc("", "/Contents 4 0 R", stream("/Filter/FlateDecode", b.String())),
		"objects": doc("", "", stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", b.String())),
	}
})

func TestABombEndsInTheChild(t *testing.T) {
	before := held(t)
	for name, content := range bombs() {
		if len(content) > file.Largest {
			t.Fatalf("%s: %d bytes are refused for their size already", name, len(content))
		}
		start := time.Now()
		if got := words(t, content); got == "" {
			t.Errorf("%s: taken, want it refused", name)
		}
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%s: took %v", name, d)
		}
	}
	if grown := held(t) - before; grown > 64<<20 {
		t.Errorf("the parent holds %d MiB more", grown>>20)
	}
}

// held is the memory in bytes that this process has from the system.
func held(t testing.TB) int64 {
	t.Helper()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys)
}

func TestNobodyWaitsForAChildThatNobodyWants(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := file.Inspect(ctx, doc("", ""), now); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func TestAProcessThatWasNotAskedIsNoChild(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if asked, err := file.Child(strings.NewReader("x"), &out); asked || err != nil || out.Len() > 0 {
		t.Errorf("Child = %t, %v, %q, want nothing", asked, err, out.String())
	}
}
