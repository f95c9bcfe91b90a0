/* What the text engine calls in GLib, fontconfig, cairo and Pango (1.44 or newer), as their own headers declare it.
   generate.py turns this into _abi.py. Objects whose fields are never read are void pointers. */

/* GLib */
void g_object_unref(void *object);
unsigned int g_unicode_script_to_iso15924(int script);
void g_free(void *memory);

/* fontconfig */
typedef struct { int nfont; int sfont; void **fonts; } FcFontSet;
void *FcConfigCreate(void);
int FcConfigParseAndLoadFromMemory(void *config, const char *xml, int complain);
int FcConfigBuildFonts(void *config);
int FcConfigSetCurrent(void *config);
FcFontSet *FcConfigGetFonts(void *config, int set);
int FcPatternGetString(void *pattern, const char *object, int n, char **value);

/* cairo */
void *cairo_image_surface_create_for_data(void *data, int format, int width, int height, int stride);
void cairo_surface_flush(void *surface);
void cairo_surface_destroy(void *surface);
void *cairo_create(void *surface);
void cairo_destroy(void *context);
void cairo_set_source_rgba(void *context, double red, double green, double blue, double alpha);
void cairo_move_to(void *context, double x, double y);
void cairo_arc(void *context, double x, double y, double radius, double from, double to);
void cairo_fill(void *context);
void cairo_translate(void *context, double x, double y);
void *cairo_font_options_create(void);
void cairo_font_options_destroy(void *options);
void cairo_font_options_set_antialias(void *options, int antialias);
void cairo_font_options_set_hint_style(void *options, int style);
void cairo_font_options_set_hint_metrics(void *options, int metrics);

/* Pango: languages and fonts */
void *pango_language_from_string(const char *tag);
const int *pango_language_get_scripts(void *language, int *count);
void *pango_font_description_new(void);
void pango_font_description_free(void *description);
void pango_font_description_set_family(void *description, const char *families);
void pango_font_description_set_absolute_size(void *description, double size);
void pango_font_description_set_weight(void *description, int weight);
void pango_font_description_set_style(void *description, int style);
void *pango_font_map_create_context(void *map);
void *pango_font_map_load_fontset(void *map, void *context, const void *description, void *language);
void *pango_fontset_get_font(void *fontset, unsigned int character);
int pango_font_has_char(void *font, unsigned int character);
void pango_fc_font_map_set_config(void *map, void *config);
void *pango_cairo_font_map_new_for_font_type(int type);
void pango_cairo_context_set_font_options(void *context, const void *options);
void pango_context_set_round_glyph_positions(void *context, int round);
void pango_context_set_base_dir(void *context, int direction);
void pango_context_set_language(void *context, void *language);

/* Pango: attributes */
typedef struct { void *klass; unsigned int start_index; unsigned int end_index; } PangoAttribute;
void *pango_attr_list_new(void);
void pango_attr_list_unref(void *list);
void pango_attr_list_insert(void *list, PangoAttribute *attribute);
PangoAttribute *pango_attr_weight_new(int weight);
PangoAttribute *pango_attr_style_new(int style);
PangoAttribute *pango_attr_underline_new(int underline);
PangoAttribute *pango_attr_foreground_new(uint16_t red, uint16_t green, uint16_t blue);
PangoAttribute *pango_attr_letter_spacing_new(int spacing);
PangoAttribute *pango_attr_allow_breaks_new(int allow);

/* Pango: layout */
typedef struct { int x; int y; int width; int height; } PangoRectangle;
typedef struct { void *layout; int start_index; int length; void *runs; unsigned int flags; } PangoLayoutLine;
void *pango_layout_new(void *context);
void pango_layout_set_text(void *layout, const char *text, int length);
void pango_layout_set_font_description(void *layout, const void *description);
void pango_layout_set_attributes(void *layout, void *attributes);
void pango_layout_set_auto_dir(void *layout, int automatic);
void pango_layout_set_width(void *layout, int width);
void pango_layout_set_height(void *layout, int height);
void pango_layout_set_wrap(void *layout, int wrap);
void pango_layout_set_ellipsize(void *layout, int ellipsize);
void pango_layout_set_justify(void *layout, int justify);
void pango_layout_get_extents(void *layout, PangoRectangle *ink, PangoRectangle *logical);
int pango_layout_is_ellipsized(void *layout);
int pango_layout_get_unknown_glyphs_count(void *layout);
int pango_layout_get_line_count(void *layout);
PangoLayoutLine *pango_layout_get_line_readonly(void *layout, int line);
void *pango_layout_get_iter(void *layout);
void pango_layout_iter_free(void *iterator);
int pango_layout_iter_next_line(void *iterator);
void pango_layout_iter_get_line_extents(void *iterator, PangoRectangle *ink, PangoRectangle *logical);
int pango_layout_iter_get_baseline(void *iterator);
void pango_layout_line_get_x_ranges(PangoLayoutLine *line, int start, int end, int **ranges, int *count);
void pango_cairo_show_layout_line(void *context, PangoLayoutLine *line);
