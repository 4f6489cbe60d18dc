package web_test

import (
	"testing"

	"timbang/internal/testkit/site"
)

func TestThePagesOfAPetitionKeepTheirPromises(t *testing.T) {
	t.Parallel()
	site.Run(t, "testdata/permohonan-*.txt", open)
}
