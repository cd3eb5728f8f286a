#include "LyceumThreadLocal.h"

static _Thread_local long pauseDepth;

long ly_gradient_pause_depth(void) { return pauseDepth; }

void ly_change_gradient_pause_depth(long change) { pauseDepth += change; }
