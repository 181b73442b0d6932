"""The rules that decide claims, by what the claims are about; `policy` says which decide which."""
