# /instruction.
instruction-title = The instruction I follow in this server
instruction-kept = Kept as version { $version }. It acts from the next question on; the trained model learns it with the next /train.
guide-unreadable = The guide { $path } cannot be read ({ $reason }). Correct bot.guide in the configuration, or leave it out.
instruction-empty = An instruction needs some text. To do without one of your own, write "You are a helpful AI assistant."
instruction-long = That instruction has { $length } characters; at most { $most } fit.
