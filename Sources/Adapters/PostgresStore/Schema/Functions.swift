extension Migrations {
    /// What the tables are made with. `exact` is text whose order and equality go by bytes, wherever the database was made.
    ///
    /// `instr`, `json_extract` and `json_items` do what SQLite's functions do, so that one text of a query serves both.
    static let functions = """
        CREATE DOMAIN exact AS TEXT COLLATE "C";

        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '%', TG_ARGV[0];
        END $$;

        CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT strpos($1, $2)
        $$;

        CREATE FUNCTION json_path(text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT string_to_array(replace(replace(substr($1, 3), '[', '.'), ']', ''), '.')
        $$;

        -- One value as text, or several as a list without blanks.
        CREATE FUNCTION json_extract(document text, VARIADIC paths text[]) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT CASE WHEN cardinality(paths) = 1 THEN CAST(document AS json) #>> json_path(paths[1])
                ELSE '[' || (
                    SELECT string_agg(coalesce(CAST(CAST(document AS json) #> json_path(path) AS text), 'null'), ','
                        ORDER BY place)
                    FROM unnest(paths) WITH ORDINALITY AS wanted (path, place)) || ']' END
        $$;

        CREATE FUNCTION json_items(list text) RETURNS TABLE (value text)
        LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT json_array_elements_text(CAST(list AS json))
        $$;

        -- Nothing where there is no list at the path.
        CREATE FUNCTION json_items(document text, path text) RETURNS TABLE (value text)
        LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT json_array_elements_text(CASE WHEN json_typeof(found) = 'array' THEN found ELSE '[]' END)
            FROM (SELECT CAST(document AS json) #> json_path(path) AS found) AS looked_up
        $$;
        """
}
