#include <libxml/xmlversion.h>
/* The unicode headers behind this would clash with those of Foundation; nothing here needs them. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
