-- Text as it is compared: lower case, without marks (accents, vowel signs, the Arabic letter extender), compatibility forms made plain (full width,
-- presentation forms), figures as Western ones, a space for all that is neither letter nor figure, so that `UN-CARICOM-6/03` is four words.
CREATE OR REPLACE FUNCTION search_plain(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  plain text := lower(said);
BEGIN
  IF octet_length(said) = length(said) THEN RETURN regexp_replace(plain, '[^ a-z0-9]+', ' ', 'g'); END IF;
  plain := regexp_replace(normalize(plain, NFKD), '[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+', '', 'g');
  plain := regexp_replace(plain, '[\u0001-\u001f!-/:-@\[-`{-~\u007f-\u00bf\u00d7\u00f7\u0609-\u060d\u061b-\u061f\u066a-\u066d\u06d4\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u303f\u30fb]+', ' ', 'g');
  IF plain ~ '[\u0660-\u0669\u06f0-\u06f9]' THEN plain := translate(plain, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'); END IF;
  RETURN plain;
END
$$;
--> statement-breakpoint
-- Arabic words without the article and what is written in one with it: and, so, with, like, for.
CREATE OR REPLACE FUNCTION search_without_article(plain text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT regexp_replace(' ' || plain, ' [وف]?(?:[بك]?ال|لل)([\u0621-\u064a]{3,})', ' \1', 'g')
$$;
--> statement-breakpoint
-- What a text is found by: its words; those in Arabic also without article and ending; of Chinese, which has no word breaks, each pair of signs, and
-- the last sign of a run alone. Words that are longer than anybody types are cut.
CREATE OR REPLACE FUNCTION search_words(said text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 500 AS $$
DECLARE
  plain text := public.search_plain(left(said, 60000));
  apart text;
  found tsvector;
BEGIN
  IF plain ~ '[^ ]{120}' THEN plain := regexp_replace(plain, '([^ ]{100})', '\1 ', 'g'); END IF;
  IF octet_length(plain) = length(plain) OR plain !~ '[\u0621-\u064a\u0671-\u06d3\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff]' THEN
    RETURN array_to_tsvector(array_remove(string_to_array(plain, ' '), ''));
  END IF;
  apart := regexp_replace(plain, '[\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff]+', ' ', 'g');
  found := array_to_tsvector(array_remove(string_to_array(apart, ' '), ''));
  IF apart ~ '[\u0621-\u064a\u0671-\u06d3]' THEN found := found || to_tsvector('pg_catalog.arabic', public.search_without_article(apart)); END IF;
  RETURN found || coalesce((
    SELECT array_to_tsvector(array_agg(DISTINCT pair)) FROM (
      SELECT sign || coalesce(lead(sign) OVER (PARTITION BY run ORDER BY place), '') AS pair
      FROM regexp_matches(plain, '[\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff]+', 'g') WITH ORDINALITY AS r (signs, run), string_to_table(r.signs[1], NULL) WITH ORDINALITY AS s (sign, place)) p), ''::tsvector);
END
$$;
--> statement-breakpoint

-- How one word may stand in a text: itself, or its stem in any of the languages, as the beginning of a word there.
CREATE OR REPLACE FUNCTION search_beginnings(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  WITH forms AS (
    SELECT DISTINCT left(trim(public.search_plain(form)), 100) AS form FROM (
      SELECT word AS form
      UNION ALL
      SELECT stem FROM (VALUES (word), (trim(public.search_plain(word))), (trim(public.search_without_article(public.search_plain(word))))) w (said)
      CROSS JOIN LATERAL unnest(array['english_stem', 'french_stem', 'spanish_stem', 'russian_stem', 'arabic_stem']::regdictionary[]) d (dictionary)
      CROSS JOIN LATERAL unnest(ts_lexize(d.dictionary, w.said)) l (stem) WHERE length(stem) >= 3) f)
  SELECT coalesce(array_agg(form ORDER BY form), '{}') FROM forms f
  WHERE form <> '' AND NOT EXISTS (SELECT 1 FROM forms shorter WHERE shorter.form <> '' AND shorter.form <> f.form AND starts_with(f.form, shorter.form) AND length(shorter.form) > 1)
$$;
--> statement-breakpoint
-- What a person typed, as a question to search_words: all words must be there, in the form typed or another of theirs. Null where nothing can be sought;
-- a letter alone (l', d') is left out beside words.
CREATE OR REPLACE FUNCTION search_query(said text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  WITH words AS (
    SELECT DISTINCT w.word FROM regexp_split_to_table(
      regexp_replace(lower(normalize(left(said, 500), NFKC)), '[\u0001-\u002f:-@\[-`{-~\u007f-\u00bf\u00d7\u00f7\u0609-\u060d\u061b-\u061f\u066a-\u066d\u06d4\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u303f\u30fb]+', ' ', 'g'), ' +') w (word)
    WHERE w.word <> ''
  ), asked AS (
    SELECT DISTINCT term FROM (
      SELECT word FROM words WHERE word !~ '^[a-z]$' OR NOT EXISTS (SELECT 1 FROM words others WHERE length(others.word) > 1) ORDER BY word LIMIT 24) w CROSS JOIN LATERAL (
      SELECT '(' || string_agg('''' || form || CASE WHEN length(form) > 1 THEN ''':*' ELSE '''' END, ' | ') || ')' AS term
      FROM regexp_split_to_table(word, '[\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff]+') p (part) CROSS JOIN LATERAL unnest(public.search_beginnings(part)) b (form)
      WHERE part <> '' GROUP BY part
      UNION ALL
      SELECT CASE WHEN length(signs[1]) = 1 THEN '''' || signs[1] || ''':*' ELSE (
        SELECT string_agg(DISTINCT '''' || substr(signs[1], n, 2) || '''', ' & ') FROM generate_series(1, least(length(signs[1]) - 1, 24)) n) END
      FROM regexp_matches(normalize(word, NFKD), '[\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff]+', 'g') r (signs)) t
    WHERE term IS NOT NULL)
  SELECT string_agg(term, ' & ' ORDER BY term)::tsquery FROM asked
$$;
--> statement-breakpoint
CREATE INDEX "commitment_words" ON "commitment" USING gin ((search_words(title || ' ' || quote || ' ' || reference)));