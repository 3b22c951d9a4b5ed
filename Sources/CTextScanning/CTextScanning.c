#include "CTextScanning.h"

// Everything is inline, so that the reader's loop compiles into one function.
