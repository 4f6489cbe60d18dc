package hearing

import "timbang/internal/law"

// Heard gives the law what was recorded at the hearings so far.
func Heard(_ []Hearing) law.Heard { return law.Heard{} }
