#include <curl/curl.h>

/* libcurl's setters are variadic, which Swift can't call; these say the type of the value. */

typedef size_t (*koppel_curl_data)(char *bytes, size_t size, size_t count, void *user);
typedef int (*koppel_curl_progress)(void *user, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

static inline CURLcode koppel_curl_set_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode koppel_curl_set_size(CURL *curl, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode koppel_curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode koppel_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode koppel_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode koppel_curl_set_data(CURL *curl, CURLoption option, koppel_curl_data value) {
    return curl_easy_setopt(curl, option, value);
}

static inline CURLcode koppel_curl_set_progress(CURL *curl, koppel_curl_progress value) {
    return curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode koppel_curl_get_long(CURL *curl, CURLINFO info, long *value) {
    return curl_easy_getinfo(curl, info, value);
}

static inline CURLcode koppel_curl_get_size(CURL *curl, CURLINFO info, long *value) {
    curl_off_t size = -1;
    CURLcode code = curl_easy_getinfo(curl, info, &size);
    *value = (long)size;
    return code;
}
