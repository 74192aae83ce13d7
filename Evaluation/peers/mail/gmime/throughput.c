/* Full parse of one mbox with GMime on one thread, the counterpart of Sources/throughput/main.swift. */
#include <fcntl.h>
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

static long messages, fields, addresses, dates, text_bytes, data_bytes;

static void headers(GMimeObject *object) {
    GMimeHeaderList *list = g_mime_object_get_header_list(object);
    int count = g_mime_header_list_get_count(list);
    for (int i = 0; i < count; i++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
        const char *value = g_mime_header_get_value(header);
        if (value) fields++;
    }
}

static void part(GMimeObject *parent, GMimeObject *object, gpointer user) {
    (void)parent, (void)user;
    headers(object);
    if (GMIME_IS_TEXT_PART(object)) {
        char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(object));
        if (text) text_bytes += strlen(text);
        g_free(text);
    } else if (GMIME_IS_PART(object)) {
        GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
        if (!content) return;
        GMimeStream *sink = g_mime_stream_null_new();
        gssize n = g_mime_data_wrapper_write_to_stream(content, sink);
        if (n > 0) data_bytes += g_mime_stream_length(sink) > 0 ? g_mime_stream_length(sink) : n;
        g_object_unref(sink);
    }
}

static void leaves(GMimeObject *object) {
    if (GMIME_IS_MULTIPART(object)) {
        headers(object);
        g_mime_multipart_foreach(GMIME_MULTIPART(object), part, NULL);
    } else {
        part(NULL, object, NULL);
    }
}

static void list(InternetAddressList *found) {
    if (found) addresses += internet_address_list_length(found);
}

int main(int argc, char **argv) {
    if (argc < 2) return 64;
    g_mime_init();
    int file = open(argv[1], O_RDONLY);
    GMimeStream *stream = g_mime_stream_mmap_new(file, PROT_READ, MAP_PRIVATE);
    if (!stream) return 74;
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
    while (!g_mime_parser_eos(parser)) {
        GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
        if (!message) continue;
        messages++;
        headers(GMIME_OBJECT(message));
        g_mime_message_get_subject(message);
        list(g_mime_message_get_from(message));
        list(g_mime_message_get_to(message));
        list(g_mime_message_get_cc(message));
        if (g_mime_message_get_date(message)) dates++;
        if (g_mime_message_get_mime_part(message)) leaves(g_mime_message_get_mime_part(message));
        g_object_unref(message);
    }
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    printf("messages %ld fields %ld addresses %ld dates %ld text %ld data %ld\n", messages, fields, addresses, dates,
           text_bytes, data_bytes);
    printf("cpu %.3f s, peak %ld MiB\n",
           use.ru_utime.tv_sec + use.ru_stime.tv_sec + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6,
           use.ru_maxrss / 1024);
    return 0;
}
