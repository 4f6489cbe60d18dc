// Package templates holds the pages, their partials and the static files.
//
// layout.html frames every page, files that start with an underscore are
// partials, and each folder is a noun: petition/show.html is the page that
// the web door calls "petition/show". The stylesheet lists its classes at its
// top.
package templates

import "embed"

// FS holds every page, partial and static file, by its path in this folder.
//
//go:embed *.html */*.html static/*
var FS embed.FS
