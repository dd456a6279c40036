# /instruction.
instruction-title = The instruction I follow in this server
instruction-title-channel = The instruction I follow in one channel
instruction-channel-title = Channel and its threads
instruction-channels-title = Channels that differ from this
instruction-kept-channel = Kept as version { $version } for this channel and its threads. It acts from the next question on.
instruction-follows = This channel and its threads follow the server's instruction again, from the next question on.
answers-title = What I answer
answers-anything = Anything
answers-taught = Only what somebody taught me
answers-as-server = As in the whole server
instruction-kept = Kept as version { $version }. It acts from the next question on; the trained model learns it with the next /train.
guide-unreadable = The guide { $path } cannot be read ({ $reason }). Correct bot.guide in the configuration, or leave it out.
instruction-empty = An instruction needs some text. To do without one of your own, write "You are a helpful AI assistant."
instruction-long = That instruction has { $length } characters; at most { $most } fit.
