print("kbgen")
