"""What scrapers call the fields of an article in other languages than English."""

# ruff: noqa: E501 - patterns and lists of names are easier to read unbroken
from __future__ import annotations

ABROAD: dict[str, tuple[str, ...]] = {
    "title": (
        "titel", "titre", "titulo", "título", "titolo", "tytuł", "tytul", "titular", "encabezado", "manchete", "rubrik", "überschrift",
        "ueberschrift", "schlagzeile", "kop", "overskrift", "tittel", "otsikko", "nadpis", "titulek", "naslov", "titlu", "judul", "judul_berita",
        "baslik", "başlık", "tieu_de", "tiêu_đề", "cím", "заголовок", "название", "τίτλος", "العنوان", "عنوان", "כותרת", "शीर्षक",
        "标题", "標題", "新闻标题", "タイトル", "見出し", "제목",
    ),
    "standfirst": (
        "subtitulo", "subtítulo", "bajada", "copete", "entradilla", "linha_fina", "chapo", "chapeau", "sous_titre", "untertitel", "vorspann",
        "sottotitolo", "occhiello", "podnaslov", "perex", "ingress", "подзаголовок",
    ),
    "published": (
        "datum", "fecha", "fecha_publicacion", "fecha_publicación", "fecha_de_publicacion", "fecha_de_publicación", "fecha_hora", "fecha_noticia",
        "date_publication", "date_de_publication", "date_parution", "data_pubblicazione", "data_publicacao", "data_publicação",
        "data_de_publicacao", "data_de_publicação", "data_publikacji", "veröffentlicht", "veröffentlicht_am", "veroeffentlicht",
        "erscheinungsdatum", "publicatiedatum", "dato", "julkaistu", "päivämäärä", "dátum", "tanggal", "tanggal_terbit", "tanggal_publish",
        "waktu_publish", "waktu_terbit", "tarih", "yayin_tarihi", "yayın_tarihi", "ngay_dang", "ngày_đăng", "дата", "дата_публикации",
        "дата_публікації", "ημερομηνία", "التاريخ", "تاريخ", "تاریخ", "תאריך", "तारीख", "दिनांक", "日期", "时间", "時間", "发布时间", "發布時間",
        "发布日期", "日付", "日時", "公開日", "날짜", "일자", "작성일", "data",
    ),
    "source": (
        "quelle", "zeitung", "fuente", "medio", "periodico", "periódico", "diario", "fonte", "veiculo", "veículo", "testata", "giornale", "bron",
        "krant", "źródło", "zrodlo", "zdroj", "izvor", "sursa", "kilde", "källa", "lähde", "forrás", "sumber", "kaynak", "nguon", "nguồn",
        "источник", "издание", "джерело", "πηγή", "المصدر", "منبع", "מקור", "स्रोत", "来源", "來源", "媒体", "出典", "출처", "언론사",
    ),
    "authors": (
        "autor", "autores", "autoren", "verfasser", "auteur", "auteurs", "autore", "autori", "redactor", "periodista", "forfatter", "författare",
        "kirjoittaja", "szerző", "penulis", "yazar", "tac_gia", "tác_giả", "автор", "авторы", "συντάκτης", "الكاتب", "نویسنده", "लेखक",
        "作者", "記者", "记者", "著者", "기자",
    ),
    "url": ("enlace", "lien", "odkaz", "poveznica", "tautan", "baglanti", "ссылка", "посилання", "الرابط", "קישור", "链接", "網址", "网址", "링크"),
    "language": ("sprache", "langue", "idioma", "lingua", "язык"),
    "comments": ("kommentare", "comentarios", "commentaires", "комментарии"),
}  # fmt: skip
"""Names that only records bear, by the field that they mean; ``data`` is a date in six languages, and the last that is believed."""

TEXTS_ABROAD = (
    "texte", "contenu", "corps", "texto", "contenido", "cuerpo", "cuerpo_noticia", "conteudo", "conteúdo", "corpo", "testo", "contenuto",
    "inhalt", "artikel", "artikeltext", "volltext", "tekst", "inhoud", "treść", "tresc", "innehåll", "brödtext", "brødtekst", "teksti",
    "sisältö", "obsah", "sadržaj", "sadrzaj", "continut", "conținut", "szöveg", "tartalom", "isi", "isi_berita", "konten", "icerik", "içerik",
    "metin", "haber_metni", "noi_dung", "nội_dung", "текст", "содержание", "зміст", "κείμενο", "περιεχόμενο", "النص", "المحتوى", "متن", "متن_خبر",
    "תוכן", "सामग्री", "正文", "内容", "內容", "新闻内容", "本文", "記事", "본문", "내용",
)  # fmt: skip

SUMMARIES_ABROAD = (
    "descripcion", "descripción", "resumen", "descricao", "descrição", "resumo", "resume", "résumé", "beschreibung", "zusammenfassung",
    "descrizione", "riassunto", "sommario", "samenvatting", "opis", "streszczenie", "zajawka", "popis", "descriere", "rezumat", "ringkasan",
    "deskripsi", "ozet", "özet", "mo_ta", "mô_tả", "tom_tat", "tóm_tắt", "описание", "анонс", "опис", "περίληψη", "الملخص", "خلاصه", "विवरण",
    "摘要", "简介", "要約", "概要", "요약",
)  # fmt: skip
