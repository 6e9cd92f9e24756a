#ifndef CHITRA_CXLSXWRITER_SHIM_H
#define CHITRA_CXLSXWRITER_SHIM_H

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/* The format of cells without one: the "Normal" style, whose font is what column widths are counted in. */
static inline lxw_format *chitra_default_format(lxw_workbook *book) { return STAILQ_FIRST(book->formats); }

/* libxlsxwriter reads a chart's cached values back from the sheet, whose rows it does not have; previews would show an
 * empty chart. This puts one value, or one text, at the end of a range's cache, and keeps libxlsxwriter from adding its own. */
static inline lxw_error chitra_cache(lxw_series_range *range, double number, const char *text) {
  if (!range || !range->data_cache || range->num_data_points == UINT16_MAX) return LXW_ERROR_PARAMETER_VALIDATION;
  lxw_series_data_point *point = (lxw_series_data_point *)calloc(1, sizeof *point);
  if (!point) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  point->number = number;
  if (text) {
    point->string = strdup(text);
    if (!point->string) {
      free(point);
      return LXW_ERROR_MEMORY_MALLOC_FAILED;
    }
    point->is_string = 1;
    range->has_string_cache = 1;
  }
  range->ignore_cache = 1;
  STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
  range->num_data_points++;
  return LXW_NO_ERROR;
}

#endif
