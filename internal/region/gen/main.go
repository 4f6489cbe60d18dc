//go:build ignore

// Command gen writes the register of regions, wilayah.csv, and its licence,
// LICENSE-wilayah.txt, from the npm package idn-area-data. Run it in
// internal/region with the folder of the unpacked package:
//
//	npm pack idn-area-data@4.0.1 && tar xzf idn-area-data-4.0.1.tgz
//	go run gen/main.go package
//
// It keeps every province, and all levels of Nusa Tenggara Barat (52). The
// package's data carries the Open Database License, so a changed register must
// be offered under that licence too.
package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run gen/main.go FOLDER-OF-THE-UNPACKED-PACKAGE")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	rows, err := readAreas(filepath.Join(folder, "data"))
	if err != nil {
		return err
	}
	text := "kode;nama\n" + strings.Join(rows, "\n") + "\n"
	if err := os.WriteFile("wilayah.csv", []byte(text), 0o644); err != nil {
		return fmt.Errorf("write the register: %w", err)
	}
	return writeLicence(folder)
}

// readAreas returns the sorted lines "code;name" of the four levels.
func readAreas(data string) ([]string, error) {
	var rows []string
	for _, level := range []struct{ file, prefix string }{
		{"provinces.csv", ""},
		{"regencies.csv", "52."},
		{"districts.csv", "52."},
		{"villages.csv", "52."},
	} {
		more, err := readLevel(filepath.Join(data, level.file), level.prefix)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", level.file, err)
		}
		rows = append(rows, more...)
	}
	slices.SortFunc(rows, func(a, b string) int {
		codeA, _, _ := strings.Cut(a, ";")
		codeB, _, _ := strings.Cut(b, ";")
		return strings.Compare(codeA, codeB)
	})
	return rows, nil
}

// readLevel returns the lines of one file whose code starts with prefix. The
// first column is the code, the last one the name.
func readLevel(path, prefix string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("the file is empty")
	}
	var rows []string
	for _, r := range records[1:] {
		code, name := r[0], strings.Join(strings.Fields(r[len(r)-1]), " ")
		if !strings.HasPrefix(code, prefix) {
			continue
		}
		if name == "" || strings.ContainsAny(name, ";\"") {
			return nil, fmt.Errorf("%s has the name %q, which the register cannot hold", code, name)
		}
		rows = append(rows, code+";"+name)
	}
	return rows, nil
}

// writeLicence puts the attribution before the licence of the data.
func writeLicence(folder string) error {
	var about struct{ Name, Version, Homepage string }
	text, err := os.ReadFile(filepath.Join(folder, "package.json"))
	if err != nil {
		return fmt.Errorf("read the package's description: %w", err)
	}
	if err := json.Unmarshal(text, &about); err != nil {
		return fmt.Errorf("read the package's description: %w", err)
	}
	licence, err := os.ReadFile(filepath.Join(folder, "data", "LICENSE.md"))
	if err != nil {
		return fmt.Errorf("read the licence of the data: %w", err)
	}
	code, err := os.ReadFile(filepath.Join(folder, "LICENSE"))
	if err != nil {
		return fmt.Errorf("read the licence of the package: %w", err)
	}
	out := fmt.Sprintf(attribution, about.Name, about.Version, strings.TrimSuffix(about.Homepage, "#readme")) +
		string(code) + "\n----\n\n" + string(licence)
	if err := os.WriteFile("LICENSE-wilayah.txt", []byte(out), 0o644); err != nil {
		return fmt.Errorf("write the licence: %w", err)
	}
	return nil
}

const attribution = `wilayah.csv contains information from %s %s, collected by Fityan
(fityannugroho) from the government's lists of administrative regions
(%s), which is made available under
the Open Database License (ODbL) 1.0.

wilayah.csv is a derivative database: it holds the 38 provinces of Indonesia
and the regencies, districts and villages of Nusa Tenggara Barat, reduced to
code and name and sorted by code. It is made available under the same licence,
the Open Database License (ODbL) 1.0. gen/main.go is the whole alteration.

The code of the package is under the MIT License and is not used here. Both
texts follow as the package gives them.

----

`
