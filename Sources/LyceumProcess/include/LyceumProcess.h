// What happens to a process before and after its program: nothing here is called by Swift, so nothing is declared.
