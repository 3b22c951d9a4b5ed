#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

/* libarchive gives names as bytes of the locale's character set: with this one, those of UTF-8 come as they are. */
static inline locale_t koppel_begin_utf8(void) {
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    return utf8 == (locale_t)0 ? (locale_t)0 : uselocale(utf8);
}

/* Ends what koppel_begin_utf8 began in this thread. */
static inline void koppel_end_utf8(locale_t former) {
    if (former != (locale_t)0) {
        locale_t utf8 = uselocale(former);
        freelocale(utf8);
    }
}
