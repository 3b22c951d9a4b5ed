#ifndef KOPPEL_CXLSXWRITER_SHIM_H
#define KOPPEL_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
