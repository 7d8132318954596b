# ruff: noqa: E501  (templates)
"""The same site in Hugo: the pages, lists, feeds and data that briefgen's theme makes of the same content, kept as plain
as that theme allows. Pages of tags are not paged, since those of briefgen are not; those of actors and the list are.
"""

from collections.abc import Mapping
from pathlib import Path

from bench_content import articles, as_hugo

_CONFIG = """\
baseURL = 'http://localhost/'
title = 'Speed'
disableKinds = ['sitemap']
disableAliases = true
[taxonomies]
actor = 'actors'
tag = 'tags'
[pagination]
pagerSize = 50
disableAliases = true
[outputs]
home = ['html', 'rss', 'feed', 'search']
section = ['html']
taxonomy = ['html']
term = ['html', 'data', 'rss', 'feed']
[outputFormats.data]
mediaType = 'application/json'
baseName = 'data'
isPlainText = true
[outputFormats.feed]
mediaType = 'application/json'
baseName = 'feed'
isPlainText = true
[outputFormats.search]
mediaType = 'application/json'
baseName = 'search'
isPlainText = true
[related]
includeNewer = true
threshold = 1
[[related.indices]]
name = 'actors'
weight = 100
[[related.indices]]
name = 'tags'
weight = 60
"""
_BASE = """\
<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ block "title" . }}{{ .Title }} – {{ .Site.Title }}{{ end }}</title>{{ block "head" . }}{{ end }}
<meta property="og:site_name" content="{{ .Site.Title }}"><link rel="stylesheet" href="{{ "style.css" | relURL }}">
<link rel="alternate" type="application/atom+xml" href="{{ "index.xml" | relURL }}" title="{{ .Site.Title }}"></head>
<body><a class="skip" href="#main">Skip to the text</a><header class="site"><a class="name" href="{{ "/" | relURL }}">
{{ .Site.Title }}</a><nav><ul><li><a href="{{ "briefings/" | relURL }}"{{ if eq .Section "briefings" }} aria-current="true"
{{ end }}>Briefings</a></li><li><a href="{{ "actors/" | relURL }}"{{ if eq .Section "actors" }} aria-current="true"{{ end }}>
Actors</a></li><li><a href="{{ "tags/" | relURL }}">Topics</a></li></ul></nav></header>
<main id="main">{{ block "main" . }}{{ end }}</main><footer class="site"><ul><li><a href="{{ "index.xml" | relURL }}">Feed</a>
</li></ul></footer></body></html>
"""
_ROWS = """\
<ul class="plain rows">{{ range . }}<li><p class="soft meta"><time datetime="{{ .Date.Format "2006-01-02" }}">
{{ .Date.Format "2 January 2006" }}</time><span>reviewed</span></p><a class="title" href="{{ .RelPermalink }}"><bdi>
{{ .Title }}</bdi></a>{{ with .Params.brief }}<p>{{ index . 0 }}</p>{{ end }}</li>{{ end }}</ul>
"""
_PAGER = """\
{{ with . }}<nav><p>{{ if .HasPrev }}<a rel="prev" href="{{ .Prev.URL }}">Before this page</a>{{ end }}
{{ if .HasNext }}<a rel="next" href="{{ .Next.URL }}">After this page</a>{{ end }}</p></nav>{{ end }}
"""
_SINGLE = """\
{{ define "head" }}<meta name="description" content="{{ index .Params.brief 0 }}"><meta property="og:type" content="article">
<meta property="og:title" content="{{ .Title }}"><script type="application/ld+json">{{ dict "@context" "https://schema.org"
"@type" "Report" "headline" .Title "datePublished" (.Date.Format "2006-01-02") "abstract" (delimit .Params.brief " ")
"about" .Params.actors | jsonify | safeJS }}</script>{{ end }}
{{ define "main" }}<article><p class="kicker"><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format
"2 January 2006" }}</time></p><h1><bdi>{{ .Title }}</bdi></h1><ul class="status"><li>reviewed</li><li><a href="#cite">Cite</a>
</li></ul><div class="columns"><div><section><h2>In brief</h2><ul class="brief">{{ range $at, $line := .Params.brief }}
<li id="line-s{{ $at }}">{{ $line }} <span class="edit">changed by a person</span></li>{{ end }}</ul></section>
<p class="topics">Topics: {{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}"><bdi>{{ .Title }}</bdi></a> {{ end }}</p>
<section class="reading">{{ .Content }}</section><section><h2>Actors</h2><table>{{ range .GetTerms "actors" }}<tr><th>
<a href="{{ .RelPermalink }}"><bdi>{{ .Title }}</bdi></a></th><td>person</td><td>–</td></tr>{{ end }}</table></section></div>
<aside><section><h2>Also in</h2><ul>{{ $mine := .Params.actors }}{{ range first 4 (.Site.RegularPages.Related .) }}<li>
<a href="{{ .RelPermalink }}"><bdi>{{ .Title }}</bdi></a><p>{{ .Date.Format "2 January 2006" }} ·
{{ delimit (intersect $mine .Params.actors) ", " }}</p></li>{{ end }}</ul></section></aside></div>
<section id="cite"><h2>Cite</h2><p>{{ .Title }}. {{ .Site.Title }}, {{ .Date.Format "2 January 2006" }}.</p><ul><li>
<a download="{{ .File.ContentBaseName }}.bib" href="data:text/plain,{{ printf "@misc{%s, title={%s}, date={%s}}"
.File.ContentBaseName .Title (.Date.Format "2006-01-02") | urlquery }}">BibTeX</a></li><li><a
download="{{ .File.ContentBaseName }}.ris" href="data:text/plain,{{ printf "TY  - RPRT\\nTI  - %s\\nDA  - %s\\nER  - " .Title
(.Date.Format "2006-01-02") | urlquery }}">RIS</a></li></ul></section></article>{{ end }}
"""
_TERM = """\
{{ define "head" }}<meta property="og:type" content="profile"><meta property="og:title" content="{{ .Title }}">
<script type="application/ld+json">{{ $reports := slice }}{{ range .Pages }}{{ $reports = $reports | append
(dict "@type" "Report" "name" .Title "url" .RelPermalink) }}{{ end }}{{ dict "@context" "https://schema.org" "@type" "Person"
"name" .Title "subjectOf" (first 50 $reports) | jsonify | safeJS }}</script>{{ end }}
{{ define "main" }}<article><p class="kicker">person</p><h1><bdi>{{ .Title }}</bdi></h1><ul class="status"><li>
In {{ len .Pages }} briefings</li><li><a href="index.xml">Feed</a></li><li><a href="data.json">Data</a></li></ul>
<div class="columns"><div><section><h2>Briefings</h2>{{ $sorted := .Pages.ByDate.Reverse }}{{ if eq .Data.Plural "actors" }}
{{ $part := .Paginate $sorted }}{{ partial "rows.html" $part.Pages }}{{ partial "pager.html" $part }}{{ else }}
{{ partial "rows.html" $sorted }}{{ end }}</section></div><aside>{{ if eq .Data.Plural "actors" }}
{{ if eq .Paginator.PageNumber 1 }}{{ partial "together.html" . }}{{ end }}{{ end }}</aside></div></article>{{ end }}
"""
_TOGETHER = """\
{{ $me := .Title }}{{ $counts := newScratch }}{{ range .Pages }}{{ range .Params.actors }}{{ if ne . $me }}
{{ $counts.SetInMap "of" . (add 1 (or (index (or ($counts.Get "of") dict) .) 0)) }}{{ end }}{{ end }}{{ end }}
{{ $ranked := slice }}{{ range $name, $times := $counts.Get "of" }}{{ $ranked = $ranked | append
(dict "name" $name "times" $times) }}{{ end }}{{ $most := first 15 (sort $ranked "times" "desc") }}<section><h2>Together with</h2>
<ul>{{ range $most }}<li><a href="{{ printf "actors/%s/" (urlize .name) | relURL }}"><bdi>{{ .name }}</bdi></a> {{ .times }}</li>
{{ end }}</ul><svg viewBox="0 0 400 400">{{ range $at, $one := $most }}<line x1="200" y1="200" x2="{{ mul $at 25 }}"
y2="{{ mod (mul $at 97) 400 }}"/><text x="{{ mul $at 25 }}" y="{{ mod (mul $at 97) 400 }}">{{ $one.name }}</text>{{ end }}</svg>
<svg viewBox="0 0 600 60">{{ range $at, $month := .Pages.GroupByDate "2006-01" }}<rect x="{{ mul $at 5 }}" y="0" width="4"
height="{{ len $month.Pages }}"><title>{{ $month.Key }}</title></rect>{{ end }}</svg></section>
"""
_LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>{{ $part := .Paginate .Pages.ByDate.Reverse }}{{ range $part.Pages.GroupByDate "2006" }}
<h2>{{ .Key }}</h2>{{ partial "rows.html" .Pages }}{{ end }}{{ partial "pager.html" $part }}{{ end }}
"""
_TERMS = """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages.ByTitle }}<li><a href="{{ .RelPermalink }}"><bdi>{{ .Title }}</bdi></a>
{{ len .Pages }} briefings</li>{{ end }}</ul>{{ end }}
"""
_HOME = """\
{{ define "main" }}<h1>{{ .Title }}</h1>{{ partial "rows.html" (first 12 .Site.RegularPages.ByDate.Reverse) }}<ul>
{{ range first 12 .Site.Taxonomies.actors.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}
</li>{{ end }}</ul>{{ end }}
"""
_DATA = """\
{{ $all := slice }}{{ range .Pages.ByDate.Reverse }}{{ $all = $all | append (dict "slug" .File.ContentBaseName "title" .Title
"date" (.Date.Format "2006-01-02") "with" .Params.actors) }}{{ end }}{{ dict "name" .Title "briefings" $all | jsonify }}
"""
_FEED = """\
{{ $all := slice }}{{ range first 30 (cond .IsHome .Site.RegularPages .Pages).ByDate.Reverse }}{{ $all = $all | append (dict "id" .Permalink "url" .Permalink
"title" .Title "content_text" (delimit .Params.brief "\\n\\n") "date_published" (.Date.Format "2006-01-02T00:00:00Z")) }}{{ end }}
{{ dict "version" "https://jsonfeed.org/version/1.1" "title" .Title "items" $all | jsonify }}
"""
_RSS = """\
{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}<rss version="2.0"><channel><title>{{ .Title }}</title>
<link>{{ .Permalink }}</link>{{ range first 30 (cond .IsHome .Site.RegularPages .Pages).ByDate.Reverse }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}
</link><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ delimit .Params.brief " " }}
</description></item>{{ end }}</channel></rss>
"""
_SEARCH = """\
{{ $all := slice }}{{ range .Site.RegularPages }}{{ $all = $all | append (slice .RelPermalink .Title (.Date.Format "2006-01-02")
(index .Params.brief 0)) }}{{ end }}{{ $all | jsonify }}
"""
LAYOUTS: Mapping[str, str] = {
    "_default/baseof.html": _BASE,
    "_default/single.html": _SINGLE,
    "_default/list.html": _LIST,
    "_default/term.html": _TERM,
    "_default/terms.html": _TERMS,
    "_default/term.data.json": _DATA,
    "_default/list.feed.json": _FEED,
    "_default/rss.xml": _RSS,
    "index.html": _HOME,
    "index.search.json": _SEARCH,
    "partials/rows.html": _ROWS,
    "partials/pager.html": _PAGER,
    "partials/together.html": _TOGETHER,
}
_BARE = {
    "single": "<h1>{{ .Title }}</h1><ul>{{ range .Params.brief }}<li>{{ . }}</li>{{ end }}</ul>"
    '<ul>{{ range .GetTerms "actors" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    "{{ .Content }}",
    "list": "<h1>{{ .Title }}</h1>{{ range .Pages.ByDate.Reverse }}<li>"
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ with .Params.brief }}{{ index . 0 }}{{ end }}</li>{{ end }}',
}
_BARE_CONFIG = "baseURL = 'http://localhost/'\ntitle = 'Speed'\n[taxonomies]\nactor = 'actors'\ntag = 'tags'\n"


def hugo_project(folder: Path, number: int) -> None:
    """A project of Hugo with the same content, which makes the same pages."""
    _write(folder, number, _CONFIG, LAYOUTS)


def _write(folder: Path, number: int, config: str, layouts: Mapping[str, str]) -> None:
    (folder / "content/briefings").mkdir(parents=True)
    (folder / "hugo.toml").write_text(config, "utf-8")
    for name, template in layouts.items():
        file = folder / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(template, "utf-8")
    for article in articles(number):
        (folder / f"content/briefings/{article.slug}.md").write_text(as_hugo(article), "utf-8")


def bare_hugo_project(folder: Path, number: int) -> None:
    """A project of Hugo with the same content and hardly any templates."""
    layouts = {f"_default/{name}.html": f"<html><body>{template}</body></html>" for name, template in _BARE.items()}
    _write(folder, number, _BARE_CONFIG, layouts)
