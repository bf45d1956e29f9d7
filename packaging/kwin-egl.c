/* packaging/kwin-egl.c - lets KWin 5.27 compose with OpenGL in software, and so take pictures, where there is no graphics card.
 *
 * Mesa's llvmpipe can do all that KWin needs of it. KWin also wants an extension for the pixmaps of X11 windows, which it never
 * uses without DRI3, and gives up where it is not named. This names it. To be loaded before KWin (LD_PRELOAD); KWin's GL library
 * looks its functions up by dlsym.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

enum { EXTENSIONS = 0x3055 }; /* EGL_EXTENSIONS */

static const char *(*query)(void *, int);

static const char *with_pixmaps(void *display, int what) {
  static char names[8192];
  const char *given = query(display, what);
  if (!display || what != EXTENSIONS || !given) return given;
  snprintf(names, sizeof names, "%s EGL_KHR_image_base EGL_KHR_image_pixmap", given);
  return names;
}

void *dlsym(void *handle, const char *name) {
  static void *(*look_up)(void *, const char *);
  if (!look_up) look_up = dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.34");
  if (!look_up) look_up = dlvsym(RTLD_NEXT, "dlsym", "GLIBC_2.2.5");
  void *found = look_up(handle, name);
  if (!found || strcmp(name, "eglQueryString")) return found;
  query = found;
  return with_pixmaps;
}
