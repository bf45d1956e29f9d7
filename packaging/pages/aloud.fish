# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_aloud_global_optspecs
    string join \n h/help V/version
end

function __fish_aloud_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_aloud_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_aloud_using_subcommand
    set -l cmd (__fish_aloud_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c aloud -n "__fish_aloud_needs_command" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_needs_command" -s V -l version -d 'Print the version'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "daemon" -d 'Listen for the keys until stopped; the log goes to standard error'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "describe" -d 'Describe the screen or a part of it, the picture on the clipboard, or picture files, or what has changed since the last look'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "find" -d 'Tell whether a text is on the screen, and where; it is looked for on this machine alone'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "ask" -d 'Ask a further question about the picture that was looked at last'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "more" -d 'Say more about the picture that was looked at last'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "forget" -d 'Drop the picture that was looked at last, and all that was said about it'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "repeat" -d 'Say the last answer again'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "stop" -d 'Be silent and cancel what is under way'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "copy" -d 'Put the last answer on the clipboard'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "pause" -d 'Look no more until told to resume, whatever key is pressed'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "resume" -d 'Look again after a pause'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "history" -d 'Tell what was said, the newest first, where the history is switched on in the configuration'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "private" -d 'Keep nothing in the history, or keep answers again'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "reload" -d 'Read the configuration file again'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "status" -d 'Tell what the daemon is doing, and with which voice, keys and providers'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "setup" -d 'Set Aloud up: speech, provider, consent, key, keys, tray, start at login; every question is printed and spoken, and can be answered anew by running this again'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "doctor" -d 'Try every part for real, and tell what works, what does not, and what to do about it'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "key" -d 'Store, remove or check the key that a provider asks for'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "autostart" -d 'Have Aloud started at login, or no longer'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "screenshots" -d 'Let Aloud see the screen on desktops that ask for that or refuse it, or no longer'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "shortcuts" -d 'Have the keys set in the desktop\'s own settings, where it gives programs none; asks whether to add them when nothing more is said'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "press" -d 'Do what a key does, for a key that is set in the desktop\'s own settings: the same again cancels, twice quickly asks for everything'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "config" -d 'Find, check or show the configuration'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "models" -d 'List the models that a provider offers'
complete -c aloud -n "__fish_aloud_needs_command" -f -a "voices" -d 'List the voices that can be set in the configuration'
complete -c aloud -n "__fish_aloud_using_subcommand daemon" -l safe -d 'Leave the configuration aside and ask no provider, as after several crashes'
complete -c aloud -n "__fish_aloud_using_subcommand daemon" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand describe" -l mode -d 'What the description is for; a mode of your own may be named' -r -f -a "auto\t'Chosen by the picture and what it shows'
text\t'Read everything, exactly'
ui\t'The controls and what can be done'
photo\t'A photo: subject, action, setting'
chart\t'A chart: the data'
alt\t'One alt text for publishing; it is copied'"
complete -c aloud -n "__fish_aloud_using_subcommand describe" -l detail -d 'How long the answer is; as configured when left out' -r -f -a "gist\t'One sentence'
standard\t'A few sentences'
full\t'Everything that is there'"
complete -c aloud -n "__fish_aloud_using_subcommand describe" -l provider -d 'The provider to ask, by its name in the configuration; the first when left out' -r
complete -c aloud -n "__fish_aloud_using_subcommand describe" -l language -d 'The language of the answer, such as de or pt-BR; as configured when left out' -r
complete -c aloud -n "__fish_aloud_using_subcommand describe" -l second-opinion -d 'Ask a second provider, too, or the same one twice, and tell what both say and where they differ'
complete -c aloud -n "__fish_aloud_using_subcommand describe" -l send-anyway -d 'Send the picture even if secrets such as card numbers or passwords are found in it'
complete -c aloud -n "__fish_aloud_using_subcommand describe" -l no-speech -d 'Write the answer without speaking it; the short sounds are still heard'
complete -c aloud -n "__fish_aloud_using_subcommand describe" -l json -d 'Write the answer for programs, as one JSON object a line'
complete -c aloud -n "__fish_aloud_using_subcommand describe" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand find" -l no-speech -d 'Write the answer without speaking it; the short sounds are still heard'
complete -c aloud -n "__fish_aloud_using_subcommand find" -l json -d 'Write the answer for programs, as one JSON object a line'
complete -c aloud -n "__fish_aloud_using_subcommand find" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand ask" -l json -d 'Write the answer for programs, as one JSON object a line'
complete -c aloud -n "__fish_aloud_using_subcommand ask" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand more" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand forget" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand repeat" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand stop" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand copy" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand pause" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand resume" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand history; and not __fish_seen_subcommand_from forget" -l json -d 'Write the answers for programs, as one JSON object a line'
complete -c aloud -n "__fish_aloud_using_subcommand history; and not __fish_seen_subcommand_from forget" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand history; and not __fish_seen_subcommand_from forget" -a "forget" -d 'Delete all that is kept, so that nothing of it is left in the file'
complete -c aloud -n "__fish_aloud_using_subcommand history; and __fish_seen_subcommand_from forget" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand private" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand reload" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand status" -l json -d 'Write the status for programs, as one JSON object'
complete -c aloud -n "__fish_aloud_using_subcommand status" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand setup" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand doctor" -l report -d 'Write a report for those who can help into this file; it holds nothing from the screen and no key' -r -F
complete -c aloud -n "__fish_aloud_using_subcommand doctor" -l no-speech -d 'Write what is found without speaking it; the short sounds are still heard'
complete -c aloud -n "__fish_aloud_using_subcommand doctor" -l json -d 'Write it for programs, as one JSON object'
complete -c aloud -n "__fish_aloud_using_subcommand doctor" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand key; and not __fish_seen_subcommand_from set remove check" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand key; and not __fish_seen_subcommand_from set remove check" -f -a "set" -d 'Store a key; it is asked for and not shown, or read from standard input'
complete -c aloud -n "__fish_aloud_using_subcommand key; and not __fish_seen_subcommand_from set remove check" -f -a "remove" -d 'Remove the stored key'
complete -c aloud -n "__fish_aloud_using_subcommand key; and not __fish_seen_subcommand_from set remove check" -f -a "check" -d 'Ask the provider whether it accepts the key'
complete -c aloud -n "__fish_aloud_using_subcommand key; and __fish_seen_subcommand_from set" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand key; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand key; and __fish_seen_subcommand_from check" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand autostart; and not __fish_seen_subcommand_from enable disable status now" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand autostart; and not __fish_seen_subcommand_from enable disable status now" -f -a "enable" -d 'Start Aloud at every login from now on'
complete -c aloud -n "__fish_aloud_using_subcommand autostart; and not __fish_seen_subcommand_from enable disable status now" -f -a "disable" -d 'Start it no longer at login; one that runs is left running'
complete -c aloud -n "__fish_aloud_using_subcommand autostart; and not __fish_seen_subcommand_from enable disable status now" -f -a "status" -d 'Tell whether it starts at login, and by what'
complete -c aloud -n "__fish_aloud_using_subcommand autostart; and not __fish_seen_subcommand_from enable disable status now" -f -a "now" -d 'Start it now in this session, as a login does'
complete -c aloud -n "__fish_aloud_using_subcommand autostart; and __fish_seen_subcommand_from enable" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand autostart; and __fish_seen_subcommand_from disable" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand autostart; and __fish_seen_subcommand_from status" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand autostart; and __fish_seen_subcommand_from now" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand screenshots; and not __fish_seen_subcommand_from allow withdraw status" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand screenshots; and not __fish_seen_subcommand_from allow withdraw status" -f -a "allow" -d 'Allow Aloud, and no other program, to see the screen without asking'
complete -c aloud -n "__fish_aloud_using_subcommand screenshots; and not __fish_seen_subcommand_from allow withdraw status" -f -a "withdraw" -d 'Take that back'
complete -c aloud -n "__fish_aloud_using_subcommand screenshots; and not __fish_seen_subcommand_from allow withdraw status" -f -a "status" -d 'Tell what the desktop remembers'
complete -c aloud -n "__fish_aloud_using_subcommand screenshots; and __fish_seen_subcommand_from allow" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand screenshots; and __fish_seen_subcommand_from withdraw" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand screenshots; and __fish_seen_subcommand_from status" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand shortcuts; and not __fish_seen_subcommand_from add remove status" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand shortcuts; and not __fish_seen_subcommand_from add remove status" -f -a "add" -d 'Add Aloud\'s keys to the settings'
complete -c aloud -n "__fish_aloud_using_subcommand shortcuts; and not __fish_seen_subcommand_from add remove status" -f -a "remove" -d 'Take them out again'
complete -c aloud -n "__fish_aloud_using_subcommand shortcuts; and not __fish_seen_subcommand_from add remove status" -f -a "status" -d 'Tell which of them stand there'
complete -c aloud -n "__fish_aloud_using_subcommand shortcuts; and __fish_seen_subcommand_from add" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand shortcuts; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand shortcuts; and __fish_seen_subcommand_from status" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand press" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand config; and not __fish_seen_subcommand_from path check show set unset" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand config; and not __fish_seen_subcommand_from path check show set unset" -f -a "path" -d 'Print where the file is, or would be'
complete -c aloud -n "__fish_aloud_using_subcommand config; and not __fish_seen_subcommand_from path check show set unset" -f -a "check" -d 'Tell which lines are wrong, and what would be right'
complete -c aloud -n "__fish_aloud_using_subcommand config; and not __fish_seen_subcommand_from path check show set unset" -f -a "show" -d 'Print every option with the value it has, defaults included'
complete -c aloud -n "__fish_aloud_using_subcommand config; and not __fish_seen_subcommand_from path check show set unset" -f -a "set" -d 'Change one option in the file, whose comments and other lines stay'
complete -c aloud -n "__fish_aloud_using_subcommand config; and not __fish_seen_subcommand_from path check show set unset" -f -a "unset" -d 'Take one option out of the file, so that its default holds'
complete -c aloud -n "__fish_aloud_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand config; and __fish_seen_subcommand_from unset" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand models" -s h -l help -d 'Print this help'
complete -c aloud -n "__fish_aloud_using_subcommand voices" -s h -l help -d 'Print this help'
