#ifndef LYCEUM_THREAD_LOCAL_H
#define LYCEUM_THREAD_LOCAL_H

// Variables of which each thread has its own. Swift has no word for them: a task-local value takes several times as long to
// read, which every operation on tensors does, and child tasks would inherit it.

#ifdef __cplusplus
extern "C" {
#endif

// How deep this thread is inside of code that records no gradients.
long ly_gradient_pause_depth(void);

// Adds to that depth.
void ly_change_gradient_pause_depth(long change);

#ifdef __cplusplus
}
#endif

#endif
